import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { cityCookie } from '#platform/session-cookie.ts'
import { testSecrets } from '#platform/testing.ts'
import { createSite, listen } from '#server/main.ts'
import { citySceneOf, type CityScene, type Role } from './attacks/cities/scene.ts'
import { closedIn, INSIDERS, rulesOf } from './attacks/cities/table.ts'
import { openCities, PLACES } from './attacks/cities/world.ts'
import { forgeriesBy, formsIn, send, state } from './attacks/forge.ts'
import { askAt, breachesIn, type Ask, type Trial } from './attacks/probe.ts'
import { addressesOf, type Address } from './attacks/routes.ts'
import { loadBuild, siteOf, type Planted } from './attacks/site.ts'
import { PUBLIC } from './attacks/table.ts'

type CityTrial = Trial<Role, keyof CityScene['ids']> & { readonly scene: CityScene }

describe('who may see and do what in the cities that settle directly, over HTTP', () => {
  let cities: Awaited<ReturnType<typeof openCities>>
  let addresses: readonly Address[]
  const trials: CityTrial[] = []
  before(async () => {
    cities = await openCities()
    addresses = addressesOf(await loadBuild())
    for (const [n, place] of PLACES.entries()) {
      const [world, other] = [place, PLACES[(n + 1) % PLACES.length]].map(each => cities.worlds.get(each?.city ?? ''))
      if (!world || !other) throw new Error(place.city)
      const scene = await citySceneOf(world, place, other)
      trials.push({ roles: scene.roles, rules: rulesOf(place), scene, doorsOnce: true })
    }
  })
  after(() => cities.close())

  async function on<T>(trial: CityTrial, planted: Planted, work: (ask: Ask<Role>) => Promise<T>): Promise<T> {
    const site = await siteOf(trial.scene.world, planted)
    try {
      return await work(askAt(site.url, trial.scene, site.fetch))
    } finally {
      await site.close()
    }
  }

  for (const [n, { city }] of PLACES.entries()) {
    const trial = (): CityTrial => {
      const found = trials[n]
      if (!found) throw new Error(city)
      return found
    }

    it(`every address has been reviewed: ${city}`, () => {
      const { rules } = trial()
      const points = closedIn(rules)
      const fresh = addresses.map(({ path }) => path).filter(path => !(path in rules) && !(path in points) && !(path in PUBLIC))
      assert.deepEqual(fresh, [], 'new: review it and put it into e2e/attacks/cities/table.ts too')
      const there = new Set(addresses.map(({ path }) => path))
      assert.deepEqual(Object.keys(rules).filter(path => !there.has(path)), [], 'gone')
    })

    it(`every address × every role answers as the table says: ${city}`, async () => {
      await on(trial(), {}, async ask => {
        assert.deepEqual(await breachesIn(ask, trial(), addresses), [])
        assert.deepEqual(await breachesIn(ask, { ...trial(), rules: closedIn(trial().rules), roles: INSIDERS }, addresses), [], 'of the points year')
      })
    })

    it(`forms sent by those who may not are refused and change nothing: ${city}`, async () => {
      await on(trial(), {}, async ask => {
        const { scene, roles } = trial()
        let tried = 0
        for (const stage of ['case', 'accepted', 'approved', 'settled', 'refused'] as const) {
          const at = { ...trial(), scene: { ...scene, ids: { ...scene.ids, case: scene.ids[stage] } } }
          const forms = await formsIn(ask, at, stage === 'case' ? addresses : addresses.filter(({ path }) => path === '/office/direct/:id'))
          tried += forms.length
          assert.deepEqual(await forgeriesBy(roles, ask, scene.world, forms), [], stage)
        }
        assert.ok(tried >= 20, `only ${tried} forms found`)
      })
    })
  }

  it('notices a check of the place that is missing', async () => {
    const [trial] = trials
    assert.ok(trial)
    const planted: Planted = {
      services: services => ({
        ...services, annex2: { ...services.annex2, ofCase: (ctx, id) => services.annex2.ofCase({ ...ctx, actor: { ...ctx.actor, role: 'system' } }, id) },
      }),
    }
    const found = await on(trial, planted, ask => breachesIn(ask, trial, [{ path: '/office/direct/:id/annex2.pdf' }]))
    assert.deepEqual(found.map(one => one.split(' gets 200')[0]), ['clerk elsewhere', 'officer elsewhere', 'police elsewhere'])
  })

  it('notices a session that holds in every city', async () => {
    const [trial] = trials
    const other = cities.worlds.get(PLACES[1]?.city ?? '')
    assert.ok(trial && other)
    const planted: Planted = {
      services: services => ({
        ...services, accounts: {
          ...services.accounts,
          actorOf: async token => {
            const foreign = await other.services.accounts.actorOf(token)
            return foreign ? { ...foreign, city: services.platform.city } : services.accounts.actorOf(token)
          },
        },
      }),
    }
    const found = await on(trial, planted, ask => breachesIn(ask, trial, [{ path: '/office/targets' }]))
    assert.ok(found.some(one => one.startsWith('bureau of another city gets 200')), found.join('\n'))
  })

  it('a session of one city is nobody’s in another of the same installation, whatever the city cookie says', async () => {
    const [here, there] = trials
    assert.ok(here && there)
    const build = await loadBuild()
    const hosted = PLACES.map(({ city }) => ({ code: city }))
    const site = await createSite({ database: here.scene.world.database, cities: hosted, mode: 'demo', secrets: testSecrets, build, assetsDir: 'web/build/client' })
    const { url, close } = await listen(site, 0)
    try {
      const chosen = (city: string, session: string): Ask<'x'> => askAt(url, { cookies: { x: `${session}; ${cityCookie(city).split(';')[0] ?? ''}` } })
      const { place, cookies } = there.scene
      assert.equal((await chosen(place.city, cookies.bureau)('x', '/office/targets')).status, 200)
      for (const path of ['/office/targets', '/office/direct', `/office/direct/${here.scene.ids.case}`, `/office/direct/${there.scene.ids.case}`]) {
        assert.match((await chosen(here.scene.place.city, cookies.bureau)('x', path)).location, /^\/office\/sign-in\?/, path)
      }
      assert.match((await chosen(here.scene.place.city, cookies.owner)('x', `/direct/${there.scene.ids.case}`)).location, /^\/sign-in\?/)
      const shared = await fetch(`${url}/survey?city=${there.scene.place.city}`, { redirect: 'manual' })
      assert.deepEqual([shared.status, shared.headers.get('location')], [303, '/survey'])
      assert.equal(shared.headers.get('set-cookie'), cityCookie(there.scene.place.city))
      const before = await state(here.scene.world)
      const seen = await send(chosen(here.scene.place.city, cookies.clerk), 'x', { action: `/office/direct/${here.scene.ids.accepted}`, fields: [['intent', 'accept'], ['command', '']] })
      assert.match(seen.location, /^\/office\/sign-in\?/)
      assert.equal(await state(here.scene.world), before)
    } finally {
      await close()
      await site.close()
    }
  })
})
