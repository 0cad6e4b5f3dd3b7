import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { forgeries, formsOf, send, state, type Found } from './attacks/forge.ts'
import { askAt } from './attacks/probe.ts'
import { addressesOf } from './attacks/routes.ts'
import { sceneOf, type Scene } from './attacks/scene.ts'
import { loadBuild, siteOf, type Planted } from './attacks/site.ts'
import { septemberWorld, type World } from './worlds.ts'

/** An application of an online applicant with scans, in this status. */
async function caseIn({ db }: World, status: string): Promise<string> {
  const found = await db.selectFrom('applications as a').innerJoin('evidence as e', 'e.application_id', 'a.id').select('a.id')
    .where('a.status', '=', status).where('a.owner', 'is not', null).orderBy('a.number').executeTakeFirstOrThrow()
  return found.id
}

describe('forms sent by those who may not, in September', () => {
  let world: World
  let scenes: readonly Scene[]
  before(async () => {
    world = await septemberWorld()
    scenes = [await sceneOf(world, await caseIn(world, 'submitted')), await sceneOf(world, await caseIn(world, 'accepted'))]
  })
  after(() => world.close())

  async function forms(url: string, scene: Scene): Promise<Found[]> {
    return formsOf(askAt(url, scene), scene, addressesOf(await loadBuild()))
  }

  async function on<T>(planted: Planted, work: (url: string) => Promise<T>): Promise<T> {
    const site = await siteOf(world, planted)
    try {
      return await work(site.url)
    } finally {
      await site.close()
    }
  }

  it('are refused and change nothing, whoever sends them', async () => {
    await on({}, async url => {
      for (const scene of scenes) {
        const found = await forms(url, scene)
        assert.ok(found.length >= 15, `only ${found.length} forms found`)
        assert.deepEqual(await forgeries(askAt(url, scene), scene, found), [])
      }
    })
  })

  it('are refused when another site sends them for somebody who may', async () => {
    const elsewhere: Record<string, string>[] = [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: 'https://evil.example' }, { origin: 'null' }]
    await on({}, async url => assert.deepEqual(await crossed(url, elsewhere), []))
  })

  it('and a missing check of where a form comes from would be noticed', async () => {
    const blind: Planted = {
      around: fetch => request => {
        const headers = new Headers(request.headers)
        headers.delete('sec-fetch-site')
        headers.delete('origin')
        return fetch(new Request(request, { headers }))
      },
    }
    await on(blind, async url => assert.ok((await crossed(url, [{ origin: 'https://evil.example' }])).length > 0))
  })

  it('and do change something when those send them who may: the forms tried were real ones', async () => {
    await on({}, async url => {
      const worked = new Set<string>()
      for (const scene of scenes) {
        const ask = askAt(url, scene)
        // Staff before the applicant, who would take the case back.
        for (const { form, by } of (await forms(url, scene)).toSorted((a, b) => Number(a.by === 'owner') - Number(b.by === 'owner'))) {
          const before = await state(world)
          const seen = await send(ask, by, form)
          assert.ok(seen.status < 500, `${by} gets ${seen.status} from ${form.action}`)
          if (await state(world) !== before) worked.add(`${by} ${form.action}`)
        }
      }
      assert.ok(worked.size >= 4, [...worked].join('\n'))
    })
  })

  /** Every form of one case sent by the right person from another site's page: what was let through. */
  async function crossed(url: string, origins: readonly Record<string, string>[]): Promise<string[]> {
    const [scene] = scenes
    if (!scene) return []
    const through: string[] = []
    const before = await state(world)
    for (const { form, by } of await forms(url, scene)) {
      for (const headers of origins) {
        const seen = await send(askAt(url, scene), by, form, headers)
        if (seen.status !== 403) through.push(`${by} ${form.action} ${JSON.stringify(headers)} ${seen.status}`)
      }
    }
    if (await state(world) !== before) through.push('something changed')
    return through
  }
})
