import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createVault } from '#platform/crypto.ts'
import { testSecrets } from '#platform/testing.ts'
import type { DirectView } from '#server/direct/index.ts'
import { idNumber } from '#server/direct/testing.ts'
import type { Signed } from '../../session.ts'
import { claim, needsClaim } from './claim.server.ts'

const vault = createVault(testSecrets, '441900')
const as = (id: string) => ({ services: { platform: { vault } }, actor: { id, role: 'citizen' } }) as unknown as Signed
const filed = (channel: string, id = 'case-1') =>
  ({ id, state: { channel }, file: { personal: { idNumber: idNumber(1) } } }) as unknown as DirectView
const asked = (cookie?: string) => new Request('https://x/direct/1', cookie ? { headers: { cookie } } : {})

describe('a case that an employer or a window filed under a telephone number', () => {
  it('stays shut to whoever merely holds the number; what one filed oneself is open', () => {
    assert.equal(needsClaim(asked(), as('a'), filed('employer')), true)
    assert.equal(needsClaim(asked(), as('a'), filed('window')), true)
    assert.equal(needsClaim(asked(), as('a'), filed('online')), false)
  })

  it('opens to the identity number, in any spelling, and to nothing else', () => {
    assert.equal(claim(asked(), as('a'), filed('employer'), idNumber(2)), undefined)
    assert.equal(claim(asked(), as('a'), filed('employer'), ''), undefined)
    assert.equal(claim(asked(), as('a'), filed('employer'), idNumber(1).slice(-6)), undefined)
    const cookie = claim(asked(), as('a'), filed('employer'), ` ${idNumber(1).toLowerCase()} `) ?? ''
    assert.match(cookie, /; HttpOnly; SameSite=Lax; Secure$/)
    const [pair] = cookie.split(';')
    assert.equal(needsClaim(asked(pair), as('a'), filed('employer')), false)
    assert.equal(needsClaim(asked(pair), as('b'), filed('employer')), true, 'another account')
    assert.equal(needsClaim(asked(pair), as('a'), filed('employer', 'case-2')), true, 'another case')
    assert.equal(needsClaim(asked('luohu_claims=case-1'), as('a'), filed('employer')), true, 'made up')
  })

  it('keeps those opened before', () => {
    const [first] = (claim(asked(), as('a'), filed('employer'), idNumber(1)) ?? '').split(';')
    const [both] = (claim(asked(first), as('a'), filed('window', 'case-2'), idNumber(1)) ?? '').split(';')
    assert.equal(needsClaim(asked(both), as('a'), filed('employer')), false)
    assert.equal(needsClaim(asked(both), as('a'), filed('window', 'case-2')), false)
  })
})
