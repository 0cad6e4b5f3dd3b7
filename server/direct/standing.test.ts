import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createScheme, type Scheme } from './scheme.ts'
import { createPacks } from '#server/packs/index.ts'
import type { Facts } from '#policy'
import { schemeOn } from '#server/guard/index.ts'
import type { Grounds } from './commands.ts'
import { barredFor, reasonsFor } from './reasons.ts'
import { actObjections, refusalObjections, standingReasons } from './standing.ts'
import { inventedEntry } from './testing.ts'
import type { DirectCorrection, DirectState, Finding, MaterialTick } from './types.ts'

const packs = createPacks()
const TODAY = '2012-12-03'

function schemeOf(pack: string): Scheme {
  return createScheme(packs.get(pack)) ?? assert.fail(pack)
}
const QY = schemeOf('qingyuan-2012-skilled')
const ALL = { skill_level: 'technician', employed_by_enterprise: true, works_here: true, false_material: false } as const

const complete = QY.pack.documents.map(
  ({ id }): MaterialTick => ({ document: id, originalSeen: true, copyKept: true }),
)

function state(more: Partial<DirectState> = {}): DirectState {
  return {
    pack: QY.pack.id,
    packVersion: '1',
    status: 'accepted',
    channel: 'window',
    maskedName: '',
    personal: '',
    claims: '',
    dependants: '',
    materials: complete,
    scans: [],
    place: 'own_home',
    startedOn: '2012-09-18',
    submittedOn: '2012-09-18',
    objections: [],
    transfers: [],
    people: 1,
    ...more,
  }
}

function grounds(facts: Facts, findings: readonly Finding[] = [], more: Partial<Grounds> = {}): Grounds {
  const { personal, claims = {} } = inventedEntry()
  return { facts, file: { personal, claims, dependants: [], findings }, settings: { limits: {}, parameters: {} }, ...more }
}

const against = (clause: string, of: Grounds, at: DirectState = state(), today = TODAY, scheme = QY) =>
  refusalObjections(scheme, at, { clause }, of, today).map(({ code }) => code)

describe('reasons for a refusal (QY-7, DG-11, JM-5)', () => {
  for (const id of ['qingyuan-2012-skilled', 'dongguan-2012-skilled', 'jiangmen-2012-services']) {
    it(`${id}: the list of decisions is the published list, reason by reason`, () => {
      const scheme = schemeOf(id)
      const shown = schemeOn(scheme.pack, TODAY, { scheme: scheme.view, settings: { limits: {} } })
        .rules.filter(({ kind }) => kind === 'reason')
        .map(({ id: reason, clause }) => `${reason} ${clause.id}`)
      const used = reasonsFor('refuse', scheme.pack, scheme.view, TODAY).map(each => `reason/${each.id} ${each.clause}`)
      assert.deepEqual(shown.toSorted(), used.toSorted())
    })
  }

  it('targets, reports, guidance and foreign texts are no reasons', () => {
    for (const clause of ['QY-1', 'QY-7', 'QY-8', 'QY-9', 'QY-10', 'DG-1', 'GD-7', 'FS-1', '']) {
      assert.deepEqual(against(clause, grounds({ ...ALL, works_here: false })), ['direct.clause'], clause)
    }
  })

  it('nothing was found: nothing is refused', () => {
    assert.deepEqual(against('QY-2', grounds({})), ['direct.reason_open'])
    assert.deepEqual(standingReasons(QY, state(), grounds({}), TODAY), [])
  })

  it('everything holds: no condition refuses', () => {
    assert.deepEqual(against('QY-2', grounds(ALL)), ['direct.reason_holds'])
    assert.deepEqual(against('QY-5', grounds(ALL)), ['direct.reason_holds'])
    assert.deepEqual(standingReasons(QY, state(), grounds(ALL), TODAY), [])
  })

  it('a condition found not to hold refuses by its own clause and by no other', () => {
    const found = grounds({ ...ALL, works_here: false })
    assert.deepEqual(against('QY-2', found), [])
    assert.deepEqual(standingReasons(QY, state(), found, TODAY).map(({ id }) => id), ['works_in_qingyuan'])
  })

  it('a way in refuses only when no other is left (DG-2 to DG-4)', () => {
    const dongguan = schemeOf('dongguan-2012-skilled')
    const common = {
      complies_family_planning: true,
      offence_record: false,
      banned_group_record: false,
      registered_locally: false,
      local_pension_months: 10,
      provincial_graduate_this_year: false,
    }
    const at = state({ pack: dongguan.pack.id })
    const technician = grounds({ ...common, skill_level: 'technician' })
    const senior = grounds({ ...common, skill_level: 'senior', birth_date: '1980-01-01' })
    assert.deepEqual(against('DG-3', technician, at, TODAY, dongguan), ['direct.reason_holds'])
    assert.deepEqual(against('DG-3', senior, at, TODAY, dongguan), [])
  })

  it('missing papers: asked for first, waited for to the end of the day given, then a reason', () => {
    const correction: DirectCorrection = {
      requestedOn: '2012-09-18',
      dueOn: '2012-10-09',
      days: 10,
      items: [{ target: { document: 'id_card' }, clause: 'QY-4.id_card', reason: '' }],
    }
    const lacking = complete.filter(({ document }) => document !== 'id_card')
    const waiting = state({ status: 'submitted', materials: lacking })
    const asked = state({ status: 'correction', materials: lacking, correction })
    assert.deepEqual(against('QY-4.id_card', grounds({}), state({ correction })), ['direct.reason_unfounded'])
    assert.deepEqual(against('QY-4.id_card', grounds({}), waiting), ['direct.ask_first'])
    assert.deepEqual(against('QY-4.id_card', grounds({}), asked, '2012-10-09'), ['direct.correction_runs'])
    assert.deepEqual(against('QY-4.id_card', grounds({}), asked, '2012-10-10'), [])
    assert.deepEqual(against('QY-4.certificate', grounds({}), asked, '2012-10-10'), ['direct.reason_unfounded'])
    const more = { ...asked, materials: lacking.filter(({ document }) => document !== 'skill_certificate') }
    assert.deepEqual(against('QY-4.certificate', grounds({}), more, '2012-10-10'), ['direct.ask_first'], 'never named')
  })

  it('what was asked for in the form refuses once its day is past and it never came', () => {
    const correction: DirectCorrection = {
      requestedOn: '2012-09-18',
      dueOn: '2012-10-09',
      days: 10,
      items: [{ target: { field: 'trade' }, clause: 'QY-11', reason: '' }],
    }
    const asked = state({ status: 'correction', correction })
    assert.deepEqual(against('QY-11', grounds({}), state()), ['direct.reason_unfounded'])
    assert.deepEqual(against('QY-11', grounds({}), asked, '2012-10-09'), ['direct.correction_runs'])
    assert.deepEqual(against('QY-11', grounds({}), asked, '2012-10-10'), [])
  })

  it('a bar, and false material once something was found untrue', () => {
    assert.deepEqual(against('QY-5', grounds({ ...ALL, false_material: true, false_material_years: 0 })), [])
    const found = { fact: 'skill_level', verdict: 'differs', value: 'none', department: 'hr', on: TODAY, byName: '' } as const
    assert.deepEqual(against('QY-5', grounds({ ...ALL, skill_level: 'none' }, [found])), [])
    const barred = grounds({}, [], { barred: { clause: 'QY-11' } })
    assert.deepEqual(against('QY-11', barred), [])
  })
})

describe('a bar, told at the window', () => {
  it('names its own clause and what it is for', () => {
    assert.match(barredFor('QY-5', QY.pack).zh, /虚假证明材料.*二（二）3/)
    assert.match(barredFor('GD-7', QY.pack).zh, /^因超生.*GD-7/)
  })
})

describe('reasons of the other acts', () => {
  const codes = (act: 'send_back' | 'cancel', clause: string, scheme = QY) =>
    actObjections(scheme, act, { clause }, TODAY).map(({ code }) => code)

  it('sending back names a published reason', () => {
    assert.deepEqual([codes('send_back', 'QY-6'), codes('send_back', 'QY-10')], [[], ['direct.clause']])
  })

  it('cancelling rests on false material, where the text prints it: Dongguan and Jiangmen print nothing', () => {
    assert.deepEqual([codes('cancel', 'QY-5'), codes('cancel', 'QY-2')], [[], ['direct.clause']])
    for (const [pack, clause] of [['dongguan-2012-skilled', 'DG-2'], ['jiangmen-2012-services', 'JM-4']] as const) {
      assert.deepEqual(codes('cancel', clause, schemeOf(pack)), ['direct.no_cancel'])
    }
  })
})
