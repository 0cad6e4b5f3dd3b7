import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Fact } from '#policy'
import type { HistoryEntry } from '#server/applications/index.ts'
import { createPacks, FOSHAN } from '#server/packs/index.ts'
import { clockWords, joined, personalFields, shownClaim } from './words.ts'

describe('the working-day clock', () => {
  it('counts working days, holidays left out', () => {
    assert.deepEqual(clockWords('2014-06-03', '2014-06-10'), {
      zh: '还有 5 个工作日',
      en: '5 working days left',
      late: false,
    })
    assert.equal(clockWords('2014-09-30', '2014-10-08').zh, '还有 1 个工作日', 'the seven days of October are none')
    assert.equal(clockWords('2014-06-09', '2014-06-10').en, '1 working day left')
  })

  it('says today, and how late', () => {
    assert.deepEqual(clockWords('2014-06-10', '2014-06-10'), { zh: '今天到期', en: 'due today', late: false })
    assert.deepEqual(clockWords('2014-06-12', '2014-06-10'), {
      zh: '已超 2 个工作日',
      en: '2 working days late',
      late: true,
    })
    assert.equal(
      clockWords('2014-06-14', '2014-06-13').zh,
      '已超 1 个工作日',
      'a Saturday after a Friday is late already',
    )
  })

  it('does not guess where the calendar is not published', () => {
    assert.deepEqual(clockWords('2098-01-01', '2099-01-01'), { zh: '未到期', en: 'not yet due', late: false })
    assert.equal(clockWords('2099-01-02', '2099-01-01').late, true)
  })
})

describe('history', () => {
  const entry = (
    kind: HistoryEntry['kind'],
    document: string,
    at: string,
    by: HistoryEntry['by'] = 'applicant',
  ): HistoryEntry => ({ kind, at, by, documents: [document] })

  it('puts scans of one person and day into one line, documents once', () => {
    const lines = joined([
      entry('evidence_added', 'id_card', '2014-06-03T01:00:00Z'),
      entry('evidence_added', 'diploma', '2014-06-03T02:00:00Z'),
      entry('evidence_added', 'id_card', '2014-06-03T03:00:00Z'),
    ])
    assert.deepEqual(lines, [
      { ...entry('evidence_added', 'id_card', '2014-06-03T03:00:00Z'), documents: ['id_card', 'diploma'] },
    ])
  })

  it('keeps apart another person, another day, other things, and what is done once', () => {
    const apart = [
      entry('evidence_added', 'a', '2014-06-03T01:00:00Z'),
      entry('evidence_added', 'b', '2014-06-03T02:00:00Z', { staff: '陈窗口' }),
      entry('evidence_added', 'c', '2014-06-03T16:30:00Z', { staff: '陈窗口' }),
      entry('ticked', 'd', '2014-06-03T17:00:00Z', { staff: '陈窗口' }),
      entry('refused', 'e', '2014-06-03T17:00:00Z'),
      entry('refused', 'f', '2014-06-03T17:00:00Z'),
    ]
    assert.deepEqual(joined(apart), apart)
  })
})

describe('what the form asks', () => {
  const pack = createPacks().get(FOSHAN)

  it('every particular cites a clause of the pack', () => {
    for (const { id, clause } of personalFields)
      assert.ok(
        pack.clauses.some(each => each.id === clause),
        id,
      )
  })

  it('shows claims as people read them', () => {
    const fact = (id: string): Fact => pack.facts.find(each => each.id === id) ?? assert.fail(id)
    assert.equal(shownClaim(fact('education'), 'college').zh, '大专')
    assert.equal(shownClaim(fact('works_here'), false).en, 'no')
    assert.equal(shownClaim(fact('pension_months'), 50).zh, '50 个月')
    assert.equal(shownClaim(fact('blood_donations'), 1).en, '1 time')
    assert.equal(shownClaim(fact('blood_donations'), undefined).zh, '未填')
  })
})
