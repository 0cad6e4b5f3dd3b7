import type { Ctx } from '#platform/context.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import type { DirectFilter, DirectPage, LedgerRow } from '#server/direct/index.ts'
import { streamWorkbook, writeWorkbook, type Value } from '#server/sheets/index.ts'
import type { Desk } from './desk.ts'
import type { Exports } from './exports.ts'
import { COLUMNS, conditions, valuesOf, wordsOf, type Words } from './register-columns.ts'

/** Most rows of one file: what one sheet of Excel holds, less the head. */
export const MOST_ROWS = 1_000_000
/** Up to here the file is made in one go; beyond it is streamed, so that its size does not matter to the memory. */
export const IN_ONE_GO = 5_000
const PAGE = 1_000
const TITLE = '高技能人才入户城镇工作台账'
const PRIVATE = '本表含个人信息，仅限办理入户使用；每次导出均有记录。'

export interface RegisterFile {
  readonly name: string
  readonly content: Uint8Array | ReadableStream<Uint8Array>
}

/**
 * The register as an Excel file, by any filter, in the actor's patch (QY-9). Read page by page: every page is a
 * recorded read, and only what goes into the sheet is kept of it. Refused before anything is written, or not at all.
 */
export async function registerFile(
  desk: Desk,
  exports: Exports,
  ctx: Ctx,
  filter: DirectFilter,
): Promise<Result<RegisterFile>> {
  const first = await desk.direct.ledger(ctx, filter, { size: PAGE })
  if (!first.ok) return first
  const { total } = first.value
  if (total.count > MOST_ROWS) return refuse('reports.too_many_rows', { params: { max: MOST_ROWS } })
  const words = wordsOf(desk)
  const rows = exports.follow(ctx, total, rowsFrom(desk, ctx, filter, first.value, words))
  const about = [`导出日期：${ctx.today}，导出人：${ctx.actor.name}。`, conditions(filter, words), PRIVATE]
  const large = total.capped || total.count > IN_ONE_GO
  return ok({
    name: `入户台账-${ctx.today}.xlsx`,
    content: large ? streamed(rows, about) : await whole(await Array.fromAsync(rows), about),
  })
}

async function* rowsFrom(
  { direct }: Desk,
  ctx: Ctx,
  filter: DirectFilter,
  first: DirectPage<LedgerRow>,
  words: Words,
): AsyncGenerator<readonly Value[]> {
  let [page, at] = [first, 0]
  for (;;) {
    for (const row of page.rows) yield valuesOf(row, ++at, words)
    if (page.next === undefined || at >= MOST_ROWS) return
    const next = await direct.ledger(ctx, filter, { after: page.next, size: PAGE })
    // The file is half written: it must break off, not end as if it were whole.
    if (!next.ok) throw new Error(`the register can no longer be read: ${next.refusals[0]?.code}`)
    page = next.value
  }
}

function whole(rows: readonly (readonly Value[])[], about: readonly string[]): Promise<Uint8Array> {
  const lines = [TITLE, `共 ${rows.length} 件。`, ...about]
  return writeWorkbook({ name: '台账', columns: COLUMNS, rows }, { name: '说明', lines })
}

function streamed(rows: AsyncIterable<readonly Value[]>, about: readonly string[]): ReadableStream<Uint8Array> {
  return streamWorkbook({ name: '台账', columns: COLUMNS, title: [TITLE, ...about].join('　') }, counted(rows))
}

/** The rows, and after them how many there were. */
async function* counted(rows: AsyncIterable<readonly Value[]>): AsyncGenerator<readonly Value[]> {
  let count = 0
  for await (const row of rows) {
    count++
    yield row
  }
  yield [undefined, `以上共 ${count} 件`]
}
