import assert from 'node:assert/strict'
import { request } from 'node:http'
import { after, before, describe, it } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import type { ApplicationState } from '#server/applications/index.ts'
import { sampleScan } from '#server/demo/sample.ts'
import { formsOf } from './attacks/forge.ts'
import { breakdowns, stumbles } from './attacks/fuzz.ts'
import { askAt, pathOf, type Ask, type Seen } from './attacks/probe.ts'
import { addressesOf, type Address } from './attacks/routes.ts'
import { sceneOf, type Scene } from './attacks/scene.ts'
import { loadBuild, siteOf } from './attacks/site.ts'
import { PUBLIC } from './attacks/table.ts'
import { codeOf, walkedWorld, type World } from './worlds.ts'

const scan = sampleScan()

const MB = 2 ** 20
const HOSTILE = `{{7*7}}<img src=x onerror=alert(1)>"'`

describe('bad input over HTTP', () => {
  let world: World
  let scene: Scene
  let site: Awaited<ReturnType<typeof siteOf>>
  let ask: Ask
  let addresses: readonly Address[]
  const logged: string[] = []
  const realWrite = process.stderr.write.bind(process.stderr)
  before(async () => {
    world = await walkedWorld()
    const row = await world.db.selectFrom('cards as c').innerJoin('objections as o', 'o.application_id', 'c.application_id')
      .innerJoin('evidence as e', 'e.application_id', 'c.application_id').select('c.application_id').orderBy('c.number').executeTakeFirstOrThrow()
    scene = await sceneOf(world, row.application_id)
    site = await siteOf(world)
    ask = askAt(site.url, scene)
    addresses = addressesOf(await loadBuild())
    process.stderr.write = ((text: string) => {
      logged.push(String(text))
      return true
    }) as typeof process.stderr.write
  })
  after(async () => {
    process.stderr.write = realWrite
    await site.close()
    await world.close()
  })

  it('in addresses, searches and filters breaks nothing and is never given back raw', async () => {
    assert.deepEqual(await breakdowns(ask, scene, addresses), [])
    assert.equal((await ask('nobody', '/notices?q=%00')).status, 400)
  })

  it('reaches no file outside what is served', async () => {
    const paths = [
      '/../package.json', '/assets/../../../package.json', '/assets/..%2f..%2f..%2fpackage.json', '/%2e%2e/%2e%2e/package.json', '/assets/%2e%2e%5c%2e%2e%5cpackage.json',
      '/.env', '/.git/config', '//etc/passwd', '/server/index.js', '/assets/', '/.vite/manifest.json', '/file:///etc/passwd',
    ]
    for (const path of paths) {
      const { status, body } = await raw(path)
      assert.ok([400, 404].includes(status), `${status} at ${path}`)
      assert.doesNotMatch(body, /"luohu"|root:x|createServices|\[core\]/)
    }
  })

  it('in uploads is refused: too large, or not what it says it is', async () => {
    const wrong: [string, Uint8Array, string][] = [
      ['证明.png', new TextEncoder().encode('<html><script>alert(1)</script></html>'), 'image/png'],
      ['证明.jpg', new TextEncoder().encode('MZ\u0090\u0000 program'), 'image/jpeg'],
      ['证明.svg', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'image/svg+xml'],
      ['证明.pdf', zipLike(), 'application/pdf'],
      ['空.png', new Uint8Array(), 'image/png'],
      ['大.png', Buffer.concat([scan, Buffer.alloc(10 * MB)]), 'image/png'],
    ]
    const stored = await scans()
    for (const [name, content, type] of wrong) {
      const seen = await upload(name, content, type)
      assert.equal(seen.status, 422, name)
      assert.match(seen.body, /10 MB|JPEG|空/, name)
    }
    assert.equal((await upload('巨.png', Buffer.alloc(33 * MB), 'image/png')).status, 413)
    assert.equal(await scans(), stored)
  })

  it('hidden in a picture stays a picture for whoever opens it', async () => {
    const both = Buffer.concat([scan, Buffer.from('<script>alert(1)</script>')])
    const stored = await scans()
    assert.ok((await upload('../../</script>.html', both, 'text/html')).status < 400)
    assert.equal(await scans(), stored + 1)
    const { id } = await world.db.selectFrom('evidence').select('id').where('application_id', '=', scene.ids.draft).executeTakeFirstOrThrow()
    const seen = await ask('owner', `/cases/${scene.ids.draft}/files/${id}`)
    assert.equal(seen.status, 200)
    assert.equal(seen.headers.get('content-type'), 'image/png')
    assert.equal(seen.headers.get('x-content-type-options'), 'nosniff')
    assert.match(seen.headers.get('content-security-policy') ?? '', /default-src 'none'/)
    assert.doesNotMatch(seen.headers.get('content-disposition') ?? '', /[<>/]/)
  })

  it('in names and addresses is shown as text on every page of the case', async () => {
    const hostile = await hostileDraft()
    for (const path of ['/who', '/work', '/family', '/documents', '/review', ''].map(step => `/apply/${hostile}${step}`).concat('/cases', `/cases/${hostile}`)) {
      const { body, status } = await ask('owner', path)
      assert.ok(status < 500, path)
      assert.doesNotMatch(body, /<img src=x|\b49<img/, path)
    }
    assert.match((await ask('owner', `/apply/${hostile}/who`)).body, /\{\{7\*7\}\}&lt;img/)
  })

  it('in “back” leads to no other site', async () => {
    for (const [n, back] of ['https://evil.example', '//evil.example', '/\\evil.example', '/%09/evil.example', '/%0a/evil.example', 'javascript:alert(1)', '/%5cevil.example'].entries()) {
      const look = await ask('nobody', `/look?size=large&back=${back}`)
      assert.equal(new URL(look.location, site.url).origin, site.url, back)
      const phone = `1360000000${n}`
      const sent = await ask('nobody', `/sign-in?back=${back}`, form({ phone }))
      assert.equal(sent.status, 200)
      const signedIn = await ask('nobody', `/sign-in?back=${back}`, form({ step: 'code', phone, code: await codeOf(world, phone) }))
      assert.equal(signedIn.status, 302)
      assert.equal(new URL(signedIn.location, site.url).origin, site.url, back)
    }
  })

  it('gets no session it can read, keep or choose', async () => {
    const phone = '13500000001'
    await ask('nobody', '/sign-in', form({ phone }))
    const code = await codeOf(world, phone)
    const planted = { ...form({ step: 'code', phone, code }), headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-proto': 'https' } }
    const seen = await askAt(site.url, { cookies: { ...scene.cookies, nobody: 'luohu_session=chosen-by-somebody-else' } })('nobody', '/sign-in', planted)
    const cookie = seen.headers.get('set-cookie') ?? ''
    assert.match(cookie, /^luohu_session=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/)
    const mine = askAt(site.url, { cookies: { ...scene.cookies, owner: cookie.split(';')[0] ?? '' } })
    assert.equal((await mine('owner', '/cases')).status, 200)
    await mine('owner', '/sign-out', { method: 'POST' })
    assert.match((await mine('owner', '/cases')).location, /sign-in/)
  })

  // After what needs the owner's draft: one of the forms throws it away.
  it('in forms breaks nothing and is never given back raw', async () => {
    const forms = await formsOf(ask, scene, addresses)
    assert.ok(forms.length >= 10)
    assert.deepEqual(await stumbles(ask, forms), [])
  })

  it('finds no ID number, phone or full name in a public page, an address or the log', async () => {
    const people = await everybody()
    assert.ok(people.length > 30)
    const opened = await Promise.all(Object.entries(PUBLIC).filter(([path]) => path !== '/demo/outbox').map(async ([path, rule]) => ({ path, seen: await ask('nobody', pathOf(path, rule, scene)) })))
    for (const { path, seen } of opened) {
      for (const { idNumber, phone, name } of people) {
        assert.ok(!seen.body.includes(idNumber) && !seen.body.includes(phone), `${path} shows ${idNumber} or ${phone}`)
        if (path.startsWith('/notices')) assert.ok(!seen.body.includes(`>${name}<`), `${path} shows ${name}`)
      }
    }
    for (const { path } of addresses.filter(each => each.path.startsWith('/office'))) {
      for (const role of ['clerk', 'officer', 'police', 'reviewer', 'administrator'] as const) {
        const seen = await ask(role, path.includes(':') ? '/office' : path)
        for (const [, link = ''] of seen.body.matchAll(/(?:href|action|src)="([^"]*)"/g)) assert.doesNotMatch(link, /\d{17}[\dX]|\b1[3-9]\d{9}\b/)
      }
    }
    // A line that did reach the log, so that what is looked at below is really the log.
    const planted = await siteOf(world, { services: services => ({ ...services, notices: { ...services.notices, list: () => { throw new Error('planted') } } }) })
    await fetch(`${planted.url}/notices?q=${people[0]?.idNumber ?? ''}`)
    await planted.close()
    assert.ok(logged.some(line => line.includes('planted')))
    for (const { idNumber, phone } of people) assert.ok(!logged.some(line => line.includes(idNumber) || line.includes(phone)))
  })

  const form = (fields: Record<string, string>): RequestInit =>
    ({ method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(fields).toString() })

  /** As somebody with a socket asks: nothing in the path is tidied up on the way. */
  function raw(path: string): Promise<{ status: number; body: string }> {
    return new Promise((done, fail) => {
      request({ host: '127.0.0.1', port: new URL(site.url).port, path }, answer => {
        let body = ''
        answer.on('data', part => (body += String(part))).on('end', () => done({ status: answer.statusCode ?? 0, body }))
      }).on('error', fail).end()
    })
  }

  async function upload(name: string, content: Uint8Array, type: string): Promise<Seen> {
    const body = new FormData()
    body.set('command', `upload ${name} ${content.length}`)
    body.set('document', 'id_card')
    body.set('document-id_card', new File([new Uint8Array(content)], name, { type }))
    return ask('owner', `/apply/${scene.ids.draft}/documents`, { method: 'POST', body })
  }

  async function scans(): Promise<number> {
    return (await world.db.selectFrom('evidence').select('id').where('removed_at', 'is', null).execute()).length
  }

  async function hostileDraft(): Promise<string> {
    const { services, platform } = world
    const row = await world.db.selectFrom('applications').select('owner').where('id', '=', scene.ids.draft).executeTakeFirstOrThrow()
    const actor = { id: row.owner ?? '', role: 'citizen' as const, city: platform.city, name: '' }
    const now = platform.clock.now()
    const made = await services.applications.createDraft({ actor, now, today: now.slice(0, 10), commandId: 'hostile', newId: () => crypto.randomUUID() }, {
      personal: { name: HOSTILE, idNumber: HOSTILE, address: HOSTILE, household: HOSTILE, employer: HOSTILE, phone: HOSTILE },
      dependants: [{ key: 'spouse', relation: 'spouse', name: HOSTILE, idNumber: HOSTILE }],
    })
    assert.ok(made.ok, JSON.stringify(made))
    return made.value.id
  }

  async function everybody(): Promise<{ name: string; idNumber: string; phone: string }[]> {
    const rows = await world.db.selectFrom('applications').select('state').where('number', 'is not', null).execute()
    return rows.map(({ state }) => world.services.applications.open(state as ApplicationState).personal)
      .flatMap(({ name, idNumber, phone }) => (name && idNumber && phone ? [{ name, idNumber, phone }] : []))
  }
})

/** Starts like an archive, as office documents and many viruses do. */
function zipLike(): Uint8Array {
  return Buffer.concat([Buffer.from('PK\u0003\u0004\u0014\u0000\u0000\u0000\u0008\u0000', 'latin1'), deflateRawSync(Buffer.alloc(1000))])
}
