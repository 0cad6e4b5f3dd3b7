import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { readSheet, writeWorkbook } from '#server/sheets/index.ts'
import { cityOfCode } from './code-city.ts'
import { MOST_FILES } from './links.ts'
import { codes, registerTest, TOWN, value, type RegisterTest } from './testing.ts'

describe('an employer’s link', () => {
  let t: RegisterTest
  beforeEach(async () => {
    t = await registerTest()
  })
  afterEach(() => t.close())

  const columns = ['name', 'phone', 'grade', 'trade', 'wish'].map(key => ({
    key,
    heading: key,
    width: 10,
    kind: 'text' as const,
  }))
  const sheet = (...rows: string[][]) => writeWorkbook({ name: '表', columns, rows })

  it('every row is answered, and the answers can be downloaded by the link and at the window', async () => {
    const grade = t.outreach.grades[0]?.name.zh ?? ''
    const made = value(await t.outreach.makeLink(t.as('clerk'), { employer: ' 示例电子厂 ', town: TOWN }))
    assert.deepEqual(value(await t.outreach.makeLink(t.as('clerk'), { employer: '示例电子厂', town: TOWN })), made)
    assert.deepEqual(codes(await t.outreach.makeLink(t.as('clerk'), { employer: '', town: '441900122' })), [
      'field.required',
    ])
    assert.deepEqual(codes(await t.outreach.makeLink(t.as('clerk'), { employer: '厂', town: '441900122' })), [
      'access.other_patch',
    ])
    const bytes = await sheet(['测试甲', t.phone(1), grade, '', '愿意'], ['测试乙', '12', grade, '', '愿意'])
    assert.deepEqual(codes(await t.outreach.employers.upload(made.code, false, bytes, 'u')), ['outreach.consent'])
    assert.deepEqual(codes(await t.outreach.employers.upload('NOBODY', true, bytes, 'u')), ['object.not_found'])
    const upload = async () => value(await t.outreach.employers.upload(made.code, true, bytes, 'u1')).file
    const file = await upload()
    assert.equal(await upload(), file)
    const behind = await t.outreach.employers.behind(made.code)
    assert.deepEqual(
      behind?.files.map(({ stored, refused }) => [stored, refused]),
      [[1, 1]],
    )
    assert.deepEqual(
      (await t.people()).map(({ employer, source }) => [employer, source]),
      [['示例电子厂', 'excel']],
    )
    const answers = await t.outreach.employers.answers(made.code, file)
    const { rows } = value(await readSheet((await answers?.workbook())?.content ?? new Uint8Array()))
    assert.deepEqual(
      rows.slice(-2).map(([line, who, outcome]) => [line, who, outcome]),
      [
        [3, '测**', '已登记'],
        [4, '测**', '没有登记'],
      ],
    )
    assert.match(String(rows.at(-1)?.[3]), /手机号码/)
    const cityOf = (path: string) => cityOfCode(t.platform.db, path)
    assert.equal(await cityOf(`/survey/employer/${made.code}/${file}`), '441900')
    assert.equal(await cityOf(`/en/survey/employer/${made.code}`), '441900')
    assert.deepEqual([await cityOf('/survey/employer/NOBODY'), await cityOf(`/s/${made.code}`), await cityOf('/survey')], [
      undefined,
      undefined,
      undefined,
    ])
    const other = value(await t.outreach.makeLink(t.as('clerk'), { employer: '另一厂', town: TOWN }))
    assert.equal(await t.outreach.employers.answers(other.code, file), undefined)
    value(await t.outreach.fileAnswers(t.as('clerk'), file))
    assert.deepEqual(codes(await t.outreach.fileAnswers(t.as('clerk', { town: '441900122' }), file)), [
      'access.other_patch',
    ])
    value(await t.outreach.closeLink(t.as('clerk'), made.code))
    assert.equal(await t.outreach.employers.behind(made.code), undefined)
    assert.equal(value(await t.outreach.links(t.as('bureau'))).links.length, 1)
  })

  it('a link takes so many files a day, and its list does not change what a person said and verified', async () => {
    const grade = t.outreach.grades.find(each => each.value === 'senior')?.name.zh ?? ''
    await t.answer(1)
    const { code } = value(await t.outreach.makeLink(t.as('clerk'), { employer: '示例电子厂', town: TOWN }))
    const bytes = await sheet([t.name(1), t.phone(1), grade, '', '不愿意'])
    for (let n = 0; n < MOST_FILES; n++) value(await t.outreach.employers.upload(code, true, bytes, `u${n}`))
    assert.deepEqual(codes(await t.outreach.employers.upload(code, true, bytes, 'more')), ['outreach.link_busy'])
    assert.deepEqual(
      (await t.people()).map(({ wish, employer }) => [wish, employer]),
      [['yes', '示例电子厂']],
    )
    assert.equal(value(await t.outreach.person(t.as('bureau'), (await t.people())[0]?.id ?? '')).state.verified, true)
  })
})
