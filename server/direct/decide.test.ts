import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { syntheticIdNumber } from '#identity'
import type { Actor, Role } from '#platform/access.ts'
import type { Ctx } from '#platform/context.ts'
import { createVault } from '#platform/crypto.ts'
import { testSecrets } from '#platform/testing.ts'
import type { Answer, Facts } from '#policy'
import { createPacks } from '#server/packs/index.ts'
import type { DirectCommand, EnterCommand, Filing } from './commands.ts'
import { decide } from './decide.ts'
import { evolve } from './evolve.ts'
import { factsFor, filingOf } from './filing.ts'
import { materialsOf } from './materials.ts'
import { lightOf } from './rows.ts'
import { rulesOf } from './rules/index.ts'
import { createScheme, givenFacts, optionNamed, routeOf, type Scheme } from './scheme.ts'
import { standingChanges, summed, tallyChanges } from './tallies.ts'
import { idNumber, inventedEntry, PLACES } from './testing.ts'
import type { DirectFile, DirectState, Finding } from './types.ts'

const packs = createPacks()
const QY = 'qingyuan-2012-skilled'
const settings = { limits: {}, parameters: {} }
const desk = { platform: { vault: createVault(testSecrets, '441800') } }

function schemeOf(pack: string): Scheme {
  const scheme = createScheme(packs.get(pack))
  if (!scheme) throw new Error(pack)
  return scheme
}
const qingyuan = schemeOf(QY)

function ctx(role: Role = 'clerk', id: string = role, today = '2012-09-18'): Ctx {
  const actor: Actor = {
    id,
    role,
    city: '441800',
    name: id,
    district: '441881',
    ...(role === 'clerk' ? { town: '441881001' } : {}),
  }
  return { actor, now: `${today}T02:00:00.000Z`, today, commandId: 'c', newId: () => 'n' }
}

function filing(entry = inventedEntry(), more: Partial<Filing> = {}): Filing {
  const form = { personal: entry.personal, claims: entry.claims ?? {}, dependants: entry.dependants ?? [] }
  return { ...filingOf(desk, { scheme: qingyuan, form, draft: entry, settings }, 'Z441881-2012-000001'), ...more }
}

function entering(made: Filing): EnterCommand {
  return {
    kind: 'enter',
    channel: 'window',
    pack: QY,
    packVersion: '1',
    owner: 'o',
    batch: undefined,
    ticks: [],
    receivedOn: '2012-09-18',
    filing: made,
    window: { district: '441881', town: undefined },
  }
}

function apply(state: DirectState | undefined, command: DirectCommand, at: Ctx): DirectState | undefined {
  const decided = decide(schemeOf2, state, command, at)
  if (!decided.ok) return state
  return decided.value.reduce<DirectState | undefined>(
    (folded, event) => evolve(folded, event, { id: 'x', actor: at.actor.id, at: at.now }),
    state,
  )
}
const schemeOf2 = (pack: string): Scheme => (pack === QY ? qingyuan : schemeOf(pack))

const file = (findings: readonly Finding[] = []): DirectFile => ({ ...filing().file, findings })

/** An accepted case of the invented person. */
function accepted(): DirectState {
  const entered = apply(undefined, entering(filing()), ctx())
  const ticks = materialsOf(qingyuan.pack, file().claims, [], { materials: [], scans: [] }).map(({ document }) => ({
    document: document.id,
    originalSeen: true,
    copyKept: true,
  }))
  const ticked = apply(entered, { kind: 'tick', ticks, file: file() }, ctx())
  const done = apply(ticked, { kind: 'accept', file: file(), settings }, ctx())
  if (done?.status !== 'accepted') throw new Error('not accepted')
  return done
}

const codes = (decided: ReturnType<typeof decide>) =>
  decided.ok ? [] : decided.refusals.map(({ code, field }) => `${code} ${field ?? ''}`.trim())

describe('rules of procedure', () => {
  for (const pack of ['qingyuan-2012-skilled', 'dongguan-2012-skilled', 'jiangmen-2012-services']) {
    it(`${pack}: every field, step, relative and place cites a clause the pack has published (QY-7, DG-11, JM-5)`, () => {
      const rules = rulesOf(pack)
      assert.ok(rules)
      const { clauses, facts, parameters, places } = packs.get(pack)
      const published = new Set(clauses.map(({ id }) => id))
      const cited = [
        rules.routing.clause,
        ...rules.steps.map(({ clause }) => clause),
        ...rules.family.map(({ clause }) => clause),
        ...rules.fields.map(({ clause }) => clause),
        rules.falseMaterial?.clause,
        rules.wish?.clause,
      ].filter(clause => clause !== undefined)
      assert.deepEqual(
        cited.filter(clause => !published.has(clause)),
        [],
      )
      assert.ok(
        !rules.falseMaterial ||
          parameters.some(({ id, value }) => id === rules.falseMaterial?.years && value !== undefined),
      )
      assert.deepEqual(
        rules.addresses.filter(id => !places.some(place => place.id === id)),
        [],
      )
      const derived = new Set(['age', 'age_calendar_year', 'birth_date'])
      assert.deepEqual(
        [...givenFacts(rules)].filter(id => !derived.has(id) && !facts.some(fact => fact.id === id)),
        [],
      )
    })
  }

  it('every district and town of a scheme has its option in the facts that name it', () => {
    for (const [city, fact] of [
      ['441800', 'qingyuan_county'],
      ['440700', 'jiangmen_unit'],
    ] as const) {
      const scheme = schemeOf(PLACES[city].pack)
      const named = scheme.pack.facts.find(({ id }) => id === fact)
      for (const district of ['清城区', '英德市', '连山壮族瑶族自治县', '台山市', '鹤山市']) {
        const [there] = [optionNamed(named, district)]
        assert.equal(
          there !== undefined,
          city === '441800' ? !/台山|鹤山/.test(district) : /台山|鹤山/.test(district),
          district,
        )
      }
    }
  })

  it('routes by where one works, or by the own home (QY-3, DG-6); nowhere outside the city', () => {
    assert.equal(routeOf(qingyuan, { employerTown: '441881001' })?.clause, 'QY-3')
    assert.equal(routeOf(qingyuan, { homeTown: '441900121', employerTown: '441900121' }), undefined)
    assert.equal(
      routeOf(schemeOf('dongguan-2012-skilled'), { homeTown: '441900401', employerTown: '441900121' })?.town,
      '441900401',
    )
  })

  it('amber on the last working day and the day itself, red after', () => {
    assert.deepEqual(
      ['2012-09-20', '2012-09-21', '2012-09-24', '2012-09-25'].map(day => lightOf('2012-09-24', day)),
      ['in_time', 'due_soon', 'due_soon', 'overdue'],
    )
    assert.equal(lightOf(undefined, '2012-09-24'), 'none')
  })
})

describe('decide', () => {
  it('says everything against a form at once, with the clause', () => {
    const bare = filing({ personal: {}, claims: { skill_level: 'junior' }, dependants: [] })
    assert.deepEqual(codes(decide(schemeOf2, undefined, entering(bare), ctx())), [
      'field.required name',
      'field.required idNumber',
      'field.required employer',
      'field.required phone',
      'field.required household',
      'direct.condition skill_level',
      'direct.answer employed_by_enterprise',
      'direct.answer works_here',
      'direct.place place',
      'direct.route employerTown',
    ])
  })

  it('family by the scheme: grown children, parents elsewhere, a second spouse, the same person twice (QY-6)', () => {
    const one = (relation: 'spouse' | 'child' | 'parent', sequence: number, birthDate: string, more: object = {}) => ({
      key: `k${sequence}`,
      relation,
      name: '测试',
      idNumber: idNumber(sequence, birthDate),
      ...more,
    })
    const dependants = [
      one('spouse', 401, '1986-01-01'),
      one('spouse', 402, '1986-01-01'),
      one('child', 403, '1994-09-18'),
      one('child', 404, '1994-09-19'),
      one('parent', 405, '1950-01-01'),
      one('parent', 405, '1950-01-01', { livesTogether: true, key: 'again' }),
    ]
    assert.deepEqual(codes(decide(schemeOf2, undefined, entering(filing(inventedEntry(1, { dependants }))), ctx())), [
      'direct.child_not_minor dependants-k403-idNumber',
      'direct.not_together dependants-k405-livesTogether',
      'direct.same_person dependants-again-idNumber',
      'direct.spouse_once dependants-k402-name',
    ])
  })

  it('is accepted only when every original was seen and every copy kept (QY-4)', () => {
    const entered = apply(undefined, entering(filing()), ctx())
    const decided = decide(schemeOf2, entered, { kind: 'accept', file: file(), settings }, ctx())
    assert.deepEqual(codes(decided), [
      'direct.material_missing document-application_form',
      'direct.material_missing document-id_card',
      'direct.material_missing document-household_book',
      'direct.material_missing document-family_planning_certificate',
      'direct.material_missing document-skill_certificate',
    ])
  })

  it('goes back to the window when it was refused before anybody accepted it and the objection is upheld', () => {
    const why = { clause: 'QY-2', reason: '理由', sealedReason: 'v1.' }
    const entered = apply(undefined, entering(filing()), ctx())
    const refusal = { outcome: 'refuse', ...why } as const
    const grounds = { facts: { works_here: false }, file: file(), settings }
    const refused = apply(entered, { kind: 'decide', opinion: refusal, grounds }, ctx())
    const objected = apply(refused, { kind: 'object', id: 'o', text: '异议', sealedText: 'v1.' }, ctx())
    const upheld = { kind: 'answer', upheld: true, ...why, live: undefined, settings } as const
    const again = apply(objected, upheld, ctx('officer', 'somebody else'))
    assert.equal(again?.status, 'submitted')
    assert.equal(again?.step?.id, 'acceptance')
  })

  it('property: approved exactly when every condition is found to hold, whatever is claimed', () => {
    const maybe = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined })
    const facts = fc.record({
      skill_level: maybe(['none', 'intermediate', 'senior', 'technician', 'senior_technician']),
      employed_by_enterprise: maybe([true, false]),
      works_here: maybe([true, false]),
      complies_family_planning: maybe([true, false]),
    })
    const state = accepted()
    fc.assert(
      fc.property(facts, fc.boolean(), (found, barred) => {
        const findings = Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as Record<
          string,
          Answer
        >
        const known: Facts = factsFor(qingyuan, { ...file(), claims: findings }, { town: '441881001', barred })
        const decided = decide(
          schemeOf2,
          state,
          { kind: 'decide', opinion: { outcome: 'approve' }, grounds: { facts: known, file: file(), settings } },
          ctx(),
        )
        const holds =
          ['senior', 'technician', 'senior_technician'].includes(found.skill_level ?? '') &&
          found.employed_by_enterprise === true &&
          found.works_here === true &&
          !barred
        assert.equal(decided.ok, holds)
      }),
    )
  })

  it('property: a refusal, a correction or a cancellation without a reason of the published list is never saved (QY-7)', () => {
    const state = accepted()
    const published = qingyuan.pack.clauses.map(({ id }) => id)
    const asking = new Set(published.filter(id => /^QY-(2|3|4|5|6|8\.subsidies|11)/.test(id) || id === 'QY-1'))
    const clauses = fc.oneof(
      fc.string(),
      fc.constantFrom(...published),
      fc.constantFrom('FS-1', 'DG-1', 'JM-3', 'GD-7'),
    )
    fc.assert(
      fc.property(clauses, fc.oneof(fc.string(), fc.constant('理由')), (clause, reason) => {
        const worded = reason.trim() !== '' && [...reason].length <= 500
        const grounds = { facts: { works_here: false }, file: file(), settings }
        const why = { clause, reason, sealedReason: 'v1.' }
        const refusal = decide(
          schemeOf2,
          state,
          { kind: 'decide', opinion: { outcome: 'refuse', ...why }, grounds },
          ctx(),
        )
        const cancelled = decide(schemeOf2, state, { kind: 'cancel', ...why }, ctx('officer'))
        const entered = apply(undefined, entering(filing()), ctx())
        const items = [{ target: { field: 'trade' }, clause, reason }]
        const correction = decide(
          schemeOf2,
          entered,
          { kind: 'request_correction', days: 5, dueOn: '2012-09-25', items, sealedItems: items },
          ctx(),
        )
        const sound = [clause === 'QY-2', clause === 'QY-5', asking.has(clause)].map(listed => listed && worded)
        assert.deepEqual([refusal.ok, cancelled.ok, correction.ok], sound)
      }),
    )
  })

  it('property: a barred person never gets in, however the number is spelt', () => {
    const person = fc.record({
      year: fc.integer({ min: 1950, max: 1990 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
      sequence: fc.integer({ min: 0, max: 999 }),
    })
    const wide = (text: string) => [...text].map(c => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('')
    const spellings: readonly ((number: string) => string)[] = [
      number => number,
      number => number.toLowerCase(),
      number => ` ${number}\t`,
      wide,
      number => number.replace(/(.{6})(.{8})/, '$1 $2 '),
      number => number.slice(0, 6) + number.slice(8, 17),
      number => wide(number.slice(0, 6) + number.slice(8, 17)),
    ]
    fc.assert(
      fc.property(person, fc.constantFrom(...spellings), ({ year, month, day, sequence }, spell) => {
        const pad = (n: number) => String(n).padStart(2, '0')
        const number = syntheticIdNumber({ region: '431103', birthDate: `${year}-${pad(month)}-${pad(day)}`, sequence })
        const spelt = inventedEntry(1, { personal: { ...inventedEntry(1).personal, idNumber: spell(number) } })
        const made = filing(spelt)
        assert.equal(made.identityIndex, desk.platform.vault.index('identity', number).toString('hex'))
        const barred = { until: '2017-09-18', clause: 'QY-5' }
        for (const command of [entering({ ...made, barred }), entering({ ...made, live: 'Z1' })]) {
          assert.equal(decide(schemeOf2, undefined, command, ctx()).ok, false)
        }
      }),
    )
  })

  it('property: whatever is tried in whatever order, the counts are those of the case as it stands', () => {
    const state0 = apply(undefined, entering(filing()), ctx())
    const why = { clause: 'QY-5', reason: '理由', sealedReason: 'v1.' }
    const good: Facts = {
      skill_level: 'technician',
      employed_by_enterprise: true,
      works_here: true,
      false_material: false,
    }
    const input = { place: 'own_home', address: '虚构路', office: '派出所', dependants: [], checked: true }
    const ticks = qingyuan.pack.documents.map(({ id }) => ({ document: id, originalSeen: true, copyKept: true }))
    const commands: readonly DirectCommand[] = [
      { kind: 'tick', ticks, file: file() },
      { kind: 'accept', file: file(), settings },
      { kind: 'decide', opinion: { outcome: 'approve' }, grounds: { facts: good, file: file(), settings } },
      {
        kind: 'decide',
        opinion: { outcome: 'refuse', ...why, clause: 'QY-2' },
        grounds: { facts: { works_here: false }, file: file(), settings },
      },
      { kind: 'settle', input, file: file(), address: undefined, sealedAddress: 'v1.' },
      { kind: 'send_back', ...why, settings },
      { kind: 'cancel', ...why },
      { kind: 'object', id: 'o', text: '异议', sealedText: 'v1.' },
      { kind: 'answer', upheld: true, ...why, live: undefined, settings },
      { kind: 'transfer', toTown: '441881101', reason: '搬迁', sealedReason: 'v1.', settings },
      { kind: 'withdraw' },
      { kind: 'flag_overdue' },
      { kind: 'propose_cancel', ...why },
      { kind: 'drop_cancel' },
      { kind: 'revoke', office: '派出所' },
    ]
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(commands.length - 1), fc.constantFrom('a', 'b', 'c')), { maxLength: 25 }),
        steps => {
          let state = state0
          const tallies = state ? [...tallyChanges(undefined, state)] : []
          const standing = state ? [...standingChanges(undefined, state)] : []
          for (const [at, who] of steps) {
            const command = commands[at]
            const next = command && apply(state, command, ctx('officer', who))
            if (!next) continue
            tallies.push(...tallyChanges(state, next))
            standing.push(...standingChanges(state, next))
            state = next
          }
          if (!state) return
          assert.deepEqual(summed(tallies), tallyChanges(undefined, state))
          assert.deepEqual(summed(standing), standingChanges(undefined, state))
          assert.ok(state.decision?.outcome !== 'refuse' || state.decision.clause !== undefined)
          assert.ok(!['approved', 'settled'].includes(state.status) || state.accepted !== undefined)
        },
      ),
      {
        examples: [
          [
            [
              [3, 'c'],
              [7, 'a'],
              [8, 'a'],
              [2, 'a'],
            ],
          ],
        ],
      },
    )
  })
})
