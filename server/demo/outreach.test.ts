import assert from 'node:assert/strict'
import { it } from 'node:test'
import { createVault } from '#platform/crypto.ts'
import { contextFor } from '#platform/platform.ts'
import { testPlatform, testSecrets } from '#platform/testing.ts'
import { createServices } from '#server/services.ts'
import { actorFromStaff } from '#server/accounts/index.ts'
import { demoStaffOf, ensureStaff } from './accounts.ts'
import { fillOutreach } from './outreach.ts'

it('the demonstration of 东莞 begins with a register, one person followed up and a message to approve', async () => {
  const tested = await testPlatform('2012-11-05T02:00:00.000Z')
  const platform = { ...tested.platform, city: '441900', vault: createVault(testSecrets, '441900') }
  const services = createServices(platform)
  const staff = await ensureStaff(services.accounts, demoStaffOf('441900'))
  await fillOutreach(services, staff)
  const bureau = staff.find(({ role }) => role === 'bureau')
  assert.ok(bureau)
  const ctx = () => contextFor(platform, actorFromStaff({ ...bureau, city: '441900' }))
  assert.deepEqual(await services.outreach.rate(ctx()), {
    ok: true,
    value: { wishing: 4, tracked: 1, withoutHelper: 3, settled: 0 },
  })
  const messages = await services.outreach.messages(ctx())
  assert.ok(messages.ok)
  await tested.close()
})
