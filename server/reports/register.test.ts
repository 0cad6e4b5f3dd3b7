import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Ctx } from '#platform/context.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import type { DirectFilter, DirectPage, LedgerRow, PageRequest } from '#server/direct/index.ts'
import { readSheet } from '#server/sheets/index.ts'
import type { Desk } from './desk.ts'
import { createExports } from './exports.ts'
import { IN_ONE_GO, MOST_ROWS, registerFile } from './register.ts'

const ctx = {
  today: '2012-11-05',
  now: '2012-11-05T02:00:00.000Z',
  actor: { id: 'o', name: '李经办', role: 'officer', city: '441900' },
} as unknown as Ctx

const row = (n: number): LedgerRow =>
  ({
    number: `Z${n}`,
    personal: { name: `测试${n}` },
    dependants: [],
    district: '441900',
    town: '441900121',
    status: 'settled',
    skill: '',
    people: 1,
  }) as unknown as LedgerRow

/** A register of `count` cases that answers in pages and says how many pages were asked for. */
function deskOf(count: number, breaksAt = Infinity) {
  let pages = 0
  async function ledger(
    _: Ctx,
    __: DirectFilter,
    { after, size = 500 }: PageRequest,
  ): Promise<Result<DirectPage<LedgerRow>>> {
    const from = Number(after ?? 0)
    if (from >= breaksAt) return refuse('access.not_allowed')
    pages++
    const rows = Array.from({ length: Math.min(size, count - from) }, (_one, n) => row(from + n))
    const next = from + size < count ? String(from + size) : undefined
    return ok({ rows, next, total: { count, capped: false } })
  }
  const desk = { direct: { ledger }, packs: { ofCity: () => [] }, platform: { city: '441900' } } as unknown as Desk
  return { desk, pages: () => pages }
}

describe('the register as a file (QY-9)', () => {
  it('is streamed where it is large: every case once, in order, with their number, its progress followed', async () => {
    const { desk } = deskOf(IN_ONE_GO + 7)
    const exports = createExports()
    const file = await registerFile(desk, exports, ctx, {})
    assert.ok(file.ok && file.value.content instanceof ReadableStream)
    assert.equal(exports.of(ctx), undefined, 'nothing is read before it is asked for')
    const bytes = new Uint8Array(await new Response(file.value.content as BodyInit).arrayBuffer())
    const sheet = await readSheet(bytes, { sheet: '台账' })
    assert.ok(sheet.ok)
    const [title, heads, ...rows] = sheet.value.rows
    assert.match(String(title?.[0]), /工作台账.*李经办.*每次导出均有记录/)
    assert.equal(heads?.[1], '受理编号')
    assert.deepEqual(
      rows.slice(0, -1).map(each => each[0]),
      Array.from({ length: IN_ONE_GO + 7 }, (_, n) => n + 1),
    )
    assert.equal(rows.at(-1)?.[1], `以上共 ${IN_ONE_GO + 7} 件`)
    assert.deepEqual([exports.of(ctx)?.state, exports.of(ctx)?.done], ['done', IN_ONE_GO + 7])
  })

  it('stops reading where the download is broken off', async () => {
    const { desk, pages } = deskOf(900_000)
    const exports = createExports()
    const file = await registerFile(desk, exports, ctx, {})
    assert.ok(file.ok && file.value.content instanceof ReadableStream)
    const reader = file.value.content.getReader()
    await reader.read()
    await reader.read()
    await reader.cancel()
    const asked = pages()
    assert.ok(asked < 20, `${asked} pages read for a download broken off at once`)
    await new Promise(done => setTimeout(done, 20))
    assert.deepEqual([pages(), exports.of(ctx)?.state], [asked, 'stopped'])
  })

  it('breaks off, and does not end as if it were whole, where the register can no longer be read', async () => {
    const { desk } = deskOf(9_000, 4_000)
    const exports = createExports()
    const file = await registerFile(desk, exports, ctx, {})
    assert.ok(file.ok)
    await assert.rejects(new Response(file.value.content as BodyInit).arrayBuffer())
    assert.equal(exports.of(ctx)?.state, 'stopped')
  })

  it('is refused before anything is written where one sheet cannot hold it', async () => {
    const file = await registerFile(deskOf(MOST_ROWS + 1).desk, createExports(), ctx, {})
    assert.deepEqual(file.ok ? [] : file.refusals.map(({ code }) => code), ['reports.too_many_rows'])
  })
})
