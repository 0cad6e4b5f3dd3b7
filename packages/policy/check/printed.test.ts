import assert from 'node:assert/strict'
import { test } from 'node:test'
import { monthsIn, numbersIn } from './printed.ts'

test('numbers as Chinese documents print them', () => {
  const found = (text: string) => [...numbersIn(text)]
  assert.deepEqual(found('每满12个月积1.5分，最高50分'), [12, 1.5, 50])
  assert.deepEqual(found('补助2万元，企业5，000元，个人1,500元'), [20_000, 5000, 1500])
  assert.deepEqual(found('年满十八周岁；二十五年；一百八十日；两年；一千零五十人；十二'), [18, 25, 180, 2, 1050, 12])
  assert.deepEqual(found('奖励十万元、三百万元、1.2亿元'), [100_000, 3_000_000, 120_000_000])
  assert.deepEqual(found('5千元、3百人'), [5000, 300])
  assert.deepEqual(found('没有数'), [])
})

test('years as months', () => {
  assert.deepEqual([...monthsIn('参保满4年，工作三周年，居住满半年；2014年起')], [6, 48, 36, 24_168])
  assert.deepEqual([...monthsIn('满48个月')], [])
})
