import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkPack, type Pack } from '#policy'
import { createScheme } from '#server/direct/index.ts'
import { surveyedUnder } from '#server/outreach/index.ts'
import { createPacks } from '#server/packs/index.ts'
import { createGuard, RULE_KINDS, schemeOn } from './index.ts'

const packs = createPacks()
const all = packs.ids.map(id => packs.get(id))
const dayOf = ({ validity: { from } }: Pack) => from

/** The scheme on its first day, under the bureau's limits. */
function ruled(pack: Pack, limits: Record<string, number> = {}) {
  const scheme = createScheme(pack)?.view
  return schemeOn(pack, dayOf(pack), scheme && { scheme, settings: { limits } })
}

describe('what is in force', () => {
  for (const pack of all) {
    it(`${pack.id}: everything the pack requires is on the list, once, with a clause it has published`, () => {
      const { rules } = ruled(pack)
      const ids = rules.map(({ id }) => id)
      assert.equal(new Set(ids).size, ids.length, 'twice on the list')
      for (const { clause } of rules) assert.ok(pack.clauses.includes(clause))
      const expected = [
        ...pack.conditions.map(({ id }) => `condition/${id}`), ...pack.routes.map(({ id }) => `condition/${id}`),
        ...pack.documents.map(({ id }) => `document/${id}`), ...pack.places.map(({ id }) => `place/${id}`),
        ...[...pack.conditions, ...pack.routes].map(({ id }) => `reason/${id}`),
      ]
      assert.deepEqual(expected.filter(id => !ids.includes(id)), [])
    })
  }

  for (const id of ['qingyuan-2012-skilled', 'dongguan-2012-skilled', 'jiangmen-2012-services']) {
    it(`${id}: every field, question, relative and step of the form is on the list`, () => {
      const scheme = createScheme(packs.get(id))?.view ?? assert.fail(id)
      const ids = new Set(ruled(packs.get(id)).rules.map(rule => rule.id))
      const asked = [
        ...scheme.fields.map(({ field }) => `field/${field}`), ...scheme.facts.map(fact => `field/${fact.id}`),
        ...scheme.relations.map(({ relation }) => `place/along-${relation}`), ...scheme.steps.map(step => `step/${step.id}`),
      ]
      assert.deepEqual(asked.filter(each => !ids.has(each)), [])
    })
  }

  it('shows the limit the bureau has set, and says so where there is none', () => {
    const step = (limits: Record<string, number>) =>
      ruled(packs.get('dongguan-2012-skilled'), limits).rules.find(({ id }) => id === 'step/review')?.detail
    assert.match(step({ review: 5 })?.zh ?? '', /5 个工作日内（市局设定）/)
    assert.match(step({ review: 1 })?.en ?? '', /within 1 working day /)
    assert.match(step({})?.zh ?? '', /尚未设定/)
  })

  it('has the questions of the survey where a scheme publishes one, and nowhere else', () => {
    const surveys = all.filter(pack => ruled(pack).rules.some(({ id }) => id.startsWith('field/survey-'))).map(({ id }) => id)
    assert.deepEqual(surveys, ['dongguan-2012-skilled'])
    assert.deepEqual(['440600', '441800', '440700'].filter(city => surveyedUnder(packs, city)), [])
    assert.equal(surveyedUnder(packs, '441900')?.id, 'dongguan-2012-skilled')
  })

  it('lists nothing of a scheme that is not in force', () => {
    const pack = packs.get('dongguan-2016-points')
    assert.deepEqual([schemeOn(pack, '2015-12-31', undefined).standing, schemeOn(pack, '2015-12-31', undefined).rules], ['not_yet', []])
    assert.deepEqual([schemeOn(pack, '2017-01-01', undefined).standing, schemeOn(pack, '2017-01-01', undefined).rules], ['expired', []])
  })

  it('puts all schemes of the city on one list', async () => {
    const schemes = packs.ofCity('441900').flatMap(pack => createScheme(pack) ?? [])
    const direct = {
      scheme: (id: string) => schemes.find(each => each.pack.id === id)?.view,
      settings: async (pack: string) => ({ pack, version: 1, limits: { review: 3 }, parameters: {} }),
    }
    const listed = await createGuard({ city: '441900' }, { packs, direct }).inForce('2016-06-01')
    assert.deepEqual(listed.map(({ pack, standing }) => [pack, standing]), [
      ['dongguan-2012-skilled', 'in_force'], ['dongguan-2016-points', 'in_force'],
    ])
    assert.deepEqual(new Set(listed.flatMap(({ rules }) => rules.map(({ kind }) => kind))), new Set(RULE_KINDS))
  })
})

/** Every part of a pack that names a clause, with the pack as it would be were that clause another. */
function uncited(pack: Pack, clause: string): readonly (readonly [at: string, Pack])[] {
  const parts = ['conditions', 'routes', 'documents', 'places', 'indicators', 'entitlements', 'services', 'parameters', 'derivations', 'lists', 'totals'] as const
  return parts.flatMap(part => pack[part].map((_, at) => [
    `${part}/${at}`,
    { ...pack, [part]: pack[part].map((each, place) => (place === at ? { ...each, clause } : each)) },
  ] as const))
}

describe('what cites no published clause', () => {
  it('cannot be configured: the pack checker refuses it, whichever part it is', () => {
    for (const pack of all) {
      for (const [at, broken] of [...uncited(pack, 'XX-1'), ...uncited(pack, '')]) {
        assert.ok(checkPack(broken).some(({ code, level }) => code === 'clause' && level !== 'warning'), `${pack.id} ${at}`)
      }
    }
  })

  it('cannot be configured: a heading that limits points says by which clause', () => {
    const pack = packs.get('foshan-2014-points')
    const limited: Pack = { ...pack, groups: pack.groups.map(({ id, name }) => ({ id, name, most: { points: 5000 } })) }
    const against = checkPack(limited).filter(({ level }) => level !== 'warning').map(({ at }) => at)
    assert.deepEqual(pack.groups.filter(({ id }) => !against.includes(`groups/${id}/most`)), [])
  })

  it('cannot be listed: the guard stops rather than show a rule without a basis', () => {
    const pack = packs.get('qingyuan-2012-skilled')
    const [first, ...rest] = pack.conditions
    const broken: Pack = { ...pack, conditions: [{ ...(first ?? assert.fail()), clause: 'XX-1' }, ...rest] }
    assert.throws(() => ruled(broken), /cites no published clause/)
  })
})
