import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { addressesOf, type Address } from './attacks/routes.ts'
import { askAt, breaches, unreviewed, type Ask } from './attacks/probe.ts'
import { sceneOf, type Scene } from './attacks/scene.ts'
import { loadBuild, siteOf, type Planted } from './attacks/site.ts'
import { walkedWorld, type World } from './worlds.ts'

/** Somebody whose case has everything: scans departments looked at, an objection, a card. */
async function fullCase({ db }: World): Promise<string> {
  const found = await db.selectFrom('cards as c').innerJoin('objections as o', 'o.application_id', 'c.application_id')
    .innerJoin('evidence as e', 'e.application_id', 'c.application_id').select('c.application_id').orderBy('c.number').executeTakeFirstOrThrow()
  return found.application_id
}

describe('who may see what, over HTTP', () => {
  let world: World
  let scene: Scene
  let addresses: readonly Address[]
  before(async () => {
    world = await walkedWorld()
    scene = await sceneOf(world, await fullCase(world))
    addresses = addressesOf(await loadBuild())
  })
  after(() => world.close())

  async function on<T>(planted: Planted, work: (ask: Ask, url: string) => Promise<T>): Promise<T> {
    const site = await siteOf(world, planted)
    try {
      return await work(askAt(site.url, scene), site.url)
    } finally {
      await site.close()
    }
  }

  it('every address has been reviewed, and a new one would be noticed', () => {
    assert.deepEqual(unreviewed(addresses), [])
    assert.deepEqual(unreviewed([...addresses, { path: '/office/secret', hasAction: false }]).length, 1)
  })

  it('every address × every role answers as the table says', async () => {
    assert.deepEqual(await on({}, ask => breaches(ask, scene, addresses)), [])
  })

  it('notices an ownership check that is missing', async () => {
    const planted: Planted = {
      services: services => ({
        ...services,
        applications: { ...services.applications, get: (ctx, id) => services.applications.get({ ...ctx, actor: { ...ctx.actor, role: 'system' } }, id) },
      }),
    }
    const found = await on(planted, ask => breaches(ask, scene, addresses.filter(({ path }) => path.startsWith('/cases/:id'))))
    assert.ok(found.some(one => one.startsWith('other citizen gets 200')), found.join('\n'))
  })

  it('notices a person’s particulars in a page for others', async () => {
    const [secret = ''] = scene.secrets
    const planted: Planted = {
      around: fetch => async request => {
        const answer = await fetch(request)
        return answer.status === 403 ? new Response(`${await answer.text()}<!-- ${secret} -->`, { status: 403 }) : answer
      },
    }
    const found = await on(planted, ask => breaches(ask, scene, addresses.filter(({ path }) => path === '/cases/:id')))
    assert.ok(found.some(one => one.includes('is told')))
  })
})
