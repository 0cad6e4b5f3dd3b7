import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import {
  educationCodes, findCode, findDistrict, findNation, findRegion, findTown, cities, cityOf, findCity, maritalCodes, nations, sexCodes,
  vocationalLevels,
} from './index.ts'

const table = await readFile(new URL('regions/gbt2260.json', import.meta.url), 'utf8')

const REGIONS = [
  ['440604', '广东省佛山市禅城区', false], ['441827', '广东省清远市清新县', true], ['441803', '广东省清远市清新区', false],
  ['440682', '广东省佛山市南海市', true], ['440603', '广东省佛山市石湾区', true], ['441900', '广东省东莞市', false],
  ['110105', '北京市朝阳区', false], ['500101', '重庆市万州区', false], ['820000', '澳门特别行政区', false],
  ['449999', '广东省', false], ['440699', '广东省佛山市', false], ['654226', '新疆维吾尔自治区塔城地区和布克赛尔蒙古自治县', false],
] as const
for (const [code, name, withdrawn] of REGIONS) {
  test(`${code} is ${name}`, () => {
    const region = findRegion(code)
    assert.equal(region?.name, name)
    assert.equal(region?.withdrawn, withdrawn)
  })
}

test('facts.md 6.2: every county of the five cities', () => {
  const counties = '441802清城区 441803清新区 441821佛冈县 441823阳山县 441825连山壮族瑶族自治县 441826连南瑶族自治县 441881英德市 '
    + '441882连州市 440604禅城区 440605南海区 440606顺德区 440607三水区 440608高明区 440703蓬江区 440704江海区 440705新会区 440781台山市 '
    + '440783开平市 440784鹤山市 440785恩平市 441302惠城区 441303惠阳区 441322博罗县 441323惠东县 441324龙门县'
  for (const entry of counties.split(' ')) assert.equal(findRegion(entry.slice(0, 6))?.county, entry.slice(6), entry)
})

test('what is no region code has no region', () => {
  for (const code of ['990101', '4406', '44060a', '', '000000']) assert.equal(findRegion(code), undefined, code)
})

test('the table is well formed and small', () => {
  assert.ok(Buffer.byteLength(table) < 150_000)
  for (const [province, line] of Object.entries(JSON.parse(table) as Record<string, string>)) {
    const codes = line.split(' ').map(entry => entry.slice(0, 4))
    assert.equal(codes[0], '0000', province)
    assert.equal(new Set(codes).size, codes.length, province)
    for (const entry of line.split(' ')) assert.match(entry, /^\d{4}-?[\u4E00-\u9FFF]{2,16}$/, province)
  }
})

test('every city has its districts and towns, each where its code says', () => {
  const shape = cities.map(({ name, districts }) => [name.zh, districts.length, districts.flatMap(({ towns }) => towns).length])
  assert.deepEqual(shape, [['佛山市', 5, 32], ['清远市', 8, 85], ['东莞市', 1, 36], ['江门市', 7, 73]])
  assert.equal(findCity('441800')?.name.en, 'Qingyuan')
  assert.equal(cityOf('441881101')?.code, '441800')
  for (const district of cities.flatMap(({ districts }) => districts).filter(({ code }) => code !== '441900')) {
    assert.equal(findRegion(district.code)?.county, district.name.zh)
    for (const town of district.towns) {
      assert.match(town.code, /^\d{9}$/)
      assert.equal(findTown(town.code)?.district, district)
    }
  }
  assert.equal(findTown('440604012')?.name.zh, '祖庙街道')
  assert.equal(findTown('440604999'), undefined)
})

test('a district is found by any of its names', () => {
  for (const text of ['440605', '南海', '南海区', 'Nanhai', ' nanhai ']) assert.equal(findDistrict(text)?.code, '440605')
  assert.equal(findDistrict('天河'), undefined)
  assert.equal(findDistrict('区'), undefined)
})

test('58 nationalities in the order of their codes', () => {
  assert.deepEqual(nations.map(({ code }) => Number(code)), Array.from({ length: 58 }, (_, n) => n + 1))
  assert.equal(new Set(nations.map(({ name }) => name.zh)).size, 58)
  for (const { name } of nations) assert.match(name.en, /^[A-Z][a-z ]+$/)
  for (const text of ['13', '瑶', '瑶族', 'Yao', 'yao']) assert.equal(findNation(text)?.code, '13')
  assert.equal(findNation('1')?.name.zh, '汉族')
  assert.equal(findNation('57')?.name.zh, '其他')
  assert.equal(findNation('火星'), undefined)
})

test('code lists are named in both languages', () => {
  for (const list of [sexCodes, maritalCodes, educationCodes, vocationalLevels]) {
    assert.equal(new Set(list.map(({ code }) => code)).size, list.length)
    for (const { name } of list) assert.ok(name.zh && name.en)
  }
  assert.equal(findCode(educationCodes, '30')?.name.zh, '专科')
  assert.equal(findCode(vocationalLevels, '1')?.name.en, 'Senior technician')
})
