import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createPacks } from '#server/packs/index.ts'
import { paymentsOf } from './amounts.server.ts'

const packs = createPacks()
const settings = (parameters: Record<string, number>) => ({
  settings: async (pack: string) => ({ pack, version: 1, limits: {}, parameters }),
})

describe('payments by county (QY-8)', () => {
  const pack = packs.get('qingyuan-2012-skilled')

  it('shows what the bureau has entered for each county, and nothing for the others', async () => {
    const [shortage, living, ...rest] = await paymentsOf(
      settings({ qy_living_yingde: 200_000, qy_living_fogang: 150_050 }),
      pack,
      '2012-09-20',
    )
    assert.deepEqual(rest, [])
    assert.equal(living?.places.length, 8)
    assert.deepEqual(
      living?.places.filter(({ amount }) => amount !== undefined).map(({ place, amount }) => [place, amount]),
      [
        ['fogang', 150_050],
        ['yingde', 200_000],
      ],
    )
    assert.ok(shortage?.places.every(({ amount }) => amount === undefined))
    assert.equal(living?.clause, 'QY-8.subsidies')
  })

  it('shows no number where nobody has published one', async () => {
    const all = await paymentsOf(settings({}), pack, '2012-09-20')
    assert.deepEqual(
      all.flatMap(({ places }) => places.filter(({ amount }) => amount !== undefined)),
      [],
    )
  })

  it('has one line where the whole city pays the same, and none where nothing is paid', async () => {
    assert.deepEqual(
      (await paymentsOf(settings({}), packs.get('jiangmen-2012-services'), '2013-01-01')).map(({ places }) =>
        places.map(({ place }) => place),
      ),
      [['440700']],
    )
    assert.deepEqual(await paymentsOf(settings({}), packs.get('dongguan-2012-skilled'), '2013-01-01'), [])
  })
})
