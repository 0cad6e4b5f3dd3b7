import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createPacks, FOSHAN } from '#server/packs/index.ts'
import { endOf, notNow, readCorrection } from './read-correction.ts'
import { correctables, targetName } from './targets.ts'

const pack = createPacks().get(FOSHAN)
const needs = [
  { document: 'id_card', clause: 'FS-11.police', because: 'always', facts: [], present: true },
  { document: 'diploma', clause: 'FS-11.education', because: 'claim', facts: ['education'], present: false },
] as const
const choices = correctables(pack, { needs, documents: [], claimed: ['education', 'nothing_known'] })
const all = [...choices.documents, ...choices.fields]

describe('what a correction can name', () => {
  it('is the documents of the case and what its form asked, each with a clause of the pack', () => {
    assert.deepEqual(
      choices.documents.map(({ key, missing }) => [key, missing]),
      [
        ['document:id_card', false],
        ['document:diploma', true],
      ],
    )
    assert.ok(choices.fields.some(({ key }) => key === 'field:education'))
    assert.equal(
      choices.fields.some(({ key }) => key === 'field:nothing_known'),
      false,
    )
    for (const { key, clause } of all)
      assert.ok(
        pack.clauses.some(({ id }) => id === clause),
        key,
      )
  })

  it('has a name for each', () => {
    for (const { target, key } of all) assert.notEqual(targetName(pack, target).zh, key.split(':')[1], key)
  })
})

describe('a correction as read from its form', () => {
  it('holds an item for each tick, with its reason and its clause', () => {
    const read = readCorrection(all, {
      'item-document:diploma': 'yes',
      'reason-document:diploma': ' 缺少此项材料 ',
      'reason-field:phone': '没有勾选',
      days: '10',
    })
    assert.deepEqual(read, {
      items: [{ target: { document: 'diploma' }, reason: '缺少此项材料', clause: 'FS-11.education' }],
      days: 10,
      refusals: [],
    })
  })

  it('names everything that is wrong', () => {
    assert.deepEqual(
      readCorrection(all, { days: '0' }).refusals.map(({ code }) => code),
      ['applications.correction_empty', 'field.whole_number'],
    )
    const bare = readCorrection(all, {
      'item-document:diploma': 'yes',
      'item-field:phone': 'yes',
      'reason-field:phone': '字'.repeat(201),
      days: '61',
    })
    assert.deepEqual(
      bare.refusals.map(({ code, field }) => [code, field]),
      [
        ['field.required', 'reason-document:diploma'],
        ['field.too_long', 'reason-field:phone'],
        ['field.whole_number', 'days'],
      ],
    )
  })

  it('is possible once, while submitted, within five working days', () => {
    const given = {
      requestedAt: '2014-06-03T02:00:00.000Z',
      requestedOn: '2014-06-03',
      dueOn: '2014-06-17',
      days: 10,
      items: [],
    }
    assert.equal(notNow({ status: 'submitted', answerBy: '2014-06-10' }, '2014-06-10'), undefined)
    assert.equal(
      notNow({ status: 'submitted', answerBy: '2014-06-10' }, '2014-06-11')?.code,
      'applications.correction_late',
    )
    assert.equal(
      notNow({ status: 'submitted', correction: { ...given, suppliedOn: '2014-06-05' } }, '2014-06-06')?.code,
      'applications.correction_once',
    )
    assert.equal(notNow({ status: 'accepted' }, '2014-06-06')?.code, 'applications.not_now')
  })

  it('ends on a working day of a published calendar', () => {
    assert.equal(endOf('2014-06-03', 10), '2014-06-17')
    assert.equal(endOf('2099-01-01', 10), undefined)
  })
})
