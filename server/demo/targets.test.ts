import assert from 'node:assert/strict'
import { it } from 'node:test'
import { openClock } from '#platform/clock.ts'
import { createVault } from '#platform/crypto.ts'
import { contextFor } from '#platform/platform.ts'
import { testPlatform, testSecrets } from '#platform/testing.ts'
import { createServices } from '#server/services.ts'
import { loadDemo } from './load.ts'

it('Qingyuan\'s demonstration begins with annex 1 as the document prints it (QY-10)', async () => {
  const test = await testPlatform()
  try {
    const city = '441800'
    const platform = { ...test.platform, city, vault: createVault(testSecrets, city), clock: await openClock(test.platform.db, city) }
    await loadDemo(platform)
    const ctx = contextFor(platform, { id: '00000000-0000-7000-8000-000000000001', role: 'bureau', city, name: '市局' })
    const { targets } = createServices(platform)
    const found = await targets.get(ctx, 'qingyuan-2012-skilled')
    assert.ok(found.ok)
    assert.deepEqual([found.value?.year, found.value?.current.table.sum, found.value?.current.table.rows.length, found.value?.current.mismatches],
      [2012, { total: 8000, cells: [1600, 2400, 2400, 1600] }, 8, 0])
  } finally {
    await test.close()
  }
})
