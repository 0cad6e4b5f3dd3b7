import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createPacks } from '#server/packs/index.ts'
import { whyObjections } from './decide-parts.ts'
import type { DirectCorrectionItem } from './types.ts'

const packs = createPacks()

/** What is asked for, and something no text of the city mentions. */
const ASKED = {
  'qingyuan-2012-skilled': { clause: 'QY-11', asked: [{ document: 'id_card' }, { field: 'trade' }, { field: 'skill_level' }, { field: 'dependants' }] },
  'dongguan-2012-skilled': { clause: 'DG-6', asked: [{ field: 'employer' }, { field: 'homeTown' }] },
  'jiangmen-2012-services': { clause: 'JM-4', asked: [{ field: 'household' }, { field: 'dependants-d1-idNumber' }] },
} as const satisfies Record<string, { clause: string; asked: readonly DirectCorrectionItem['target'][] }>

describe('a correction (QY-7, DG-11, JM-5)', () => {
  for (const [id, { clause, asked }] of Object.entries(ASKED)) {
    const against = (target: DirectCorrectionItem['target']) =>
      whyObjections(packs.get(id), { clause, reason: '看不清', target }, 'items-0-').map(({ code, field }) => `${code} ${field ?? ''}`)

    it(`${id}: asks for what the scheme asks for`, () => {
      for (const target of asked) assert.deepEqual(against(target), [], JSON.stringify(target))
    })

    it(`${id}: cannot ask for anything else, whatever clause is cited`, () => {
      for (const target of [{ document: 'bank_statement' }, { field: 'salary' }, { document: '' }, { field: '' }]) {
        assert.deepEqual(against(target), ['direct.not_asked items-0-target'], JSON.stringify(target))
      }
    })
  }

  it('asks for the trade only where a form has it: Dongguan prints none', () => {
    assert.deepEqual(whyObjections(packs.get('dongguan-2012-skilled'), { clause: 'DG-6', reason: '看不清', target: { field: 'trade' } }).length, 1)
  })
})
