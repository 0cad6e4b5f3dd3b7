import assert from 'node:assert/strict'
import { it } from 'node:test'
import { openClock } from '#platform/clock.ts'
import { createVault } from '#platform/crypto.ts'
import { contextFor } from '#platform/platform.ts'
import { testPlatform, testSecrets } from '#platform/testing.ts'
import { createServices } from '#server/services.ts'
import { demoStaffOf, ensureStaff } from './accounts.ts'
import { fillDirect } from './direct.ts'

for (const city of ['441800', '441900', '440700']) {
  it(`${city}: the demonstration has invented cases of direct settlement at every stage, made once`, async () => {
    const test = await testPlatform('2012-12-03T02:00:00.000Z')
    try {
      const platform = {
        ...test.platform,
        city,
        vault: createVault(testSecrets, city),
        clock: await openClock(test.platform.db, city, () => Date.parse('2012-12-03T02:00:00.000Z')),
      }
      const services = createServices(platform)
      const staff = await ensureStaff(services.accounts, demoStaffOf(city))
      await fillDirect(services, staff)
      const ctx = contextFor(platform, {
        id: '00000000-0000-7000-8000-000000000001',
        role: 'bureau',
        city,
        name: '市局',
      })
      const first = await services.direct.list(ctx, {}, { size: 200 })
      assert.ok(first.ok)
      assert.deepEqual([...new Set(first.value.rows.map(({ status }) => status))].sort(), [
        'accepted',
        'approved',
        // Only where the text prints what false material leads to (QY-5).
        ...(city === '441800' ? ['cancelled'] : []),
        'correction',
        'refused',
        'settled',
        'submitted',
        'unwilling',
      ])
      await fillDirect(services, staff)
      const again = await services.direct.list(ctx, {}, { size: 200 })
      assert.ok(again.ok)
      assert.equal(again.value.rows.length, first.value.rows.length)
    } finally {
      await test.close()
    }
  })
}
