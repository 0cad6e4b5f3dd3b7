import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { choicesFor, readChoice } from './choices.ts'

describe('what one chooses between on the form', () => {
  it('is the 56 peoples with other and foreign descent, in the order of the standard (GB/T 3304)', () => {
    const peoples = choicesFor('nation') ?? []
    assert.equal(peoples.length, 58)
    assert.deepEqual([peoples[0]?.value, peoples[55]?.value, peoples[56]?.value], ['汉族', '基诺族', '其他'])
  })

  it('is read as people write it', () => {
    const read = (field: string, ...texts: readonly string[]) => texts.map(text => readChoice(field, text))
    assert.deepEqual(read('nation', '汉', ' 汉族 ', '01', 'Han', '穿青人', '革家', '其它'), [
      '汉族',
      '汉族',
      '汉族',
      '汉族',
      '其他',
      '其他',
      '其他',
    ])
    assert.deepEqual(
      read('education', '大专', '中专', '技校', '高中', '大学本科', '初中毕业', '硕士研究生', '专科（大专、高职）'),
      ['专科', '中等职业', '中等职业', '普通高中', '本科', '初中', '硕士', '专科'],
    )
    assert.deepEqual(read('maritalStatus', '已婚', '离异', 'Widowed'), ['已婚', '离婚', '丧偶'])
    assert.equal(readChoice('trade', '维修电工'), '维修电工')
  })

  it('refuses what is none of them, and reads every choice as itself', () => {
    assert.deepEqual(
      [readChoice('nation', '火星族'), readChoice('education', '大师'), readChoice('maritalStatus', '是')],
      [undefined, undefined, undefined],
    )
    for (const field of ['nation', 'education', 'maritalStatus']) {
      for (const { value, name } of choicesFor(field) ?? []) {
        assert.equal(readChoice(field, value), value)
        if (field !== 'nation' || value !== '其他') assert.equal(readChoice(field, name.zh), value, name.zh)
      }
    }
  })
})
