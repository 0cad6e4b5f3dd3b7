import type { Ctx } from '#platform/context.ts'
import type { Platform } from '#platform/platform.ts'
import { permit } from '#platform/reads.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import type { Applications } from '#server/applications/index.ts'
import type { Boards } from '#server/board/index.ts'
import type { Cards, CardStatus, CardView } from '#server/cards/index.ts'
import type { Packs } from '#server/packs/index.ts'
import type { Rankings } from '#server/ranking/index.ts'
import type { Addressee, Reports } from '#server/reports/index.ts'
import type { Settlement } from '#server/settlement/index.ts'
import { boardPdf } from './board.ts'
import { cardsPdf, type CardData } from './card.ts'
import { loadFonts } from './fonts.ts'
import { formPdf } from './form.ts'
import { compiledPdf, yearPdf } from './reports.ts'
import { receiptPdf, type ReceiptData } from './receipt.ts'
import { scorePdf } from './score.ts'
import { settledPdf } from './settled.ts'
import type { Making } from './words.ts'

export { qrMatrix, qrPath } from './qr.ts'

/** A document ready to be sent: a file name and the PDF. */
export interface PrintedFile {
  readonly name: string
  readonly content: Buffer
}

/** Most cards in one file. */
export const CARDS_A_FILE = 100

/**
 * Documents as PDF, A4, with the Chinese font embedded and the text searchable. Whoever may read the case may have them;
 * every one is a recorded read. `origin` is the site's address (`https://host`), for QR codes.
 */
export interface Documents {
  receipt(ctx: Ctx, applicationId: string, origin: string): Promise<Result<PrintedFile>>
  form(ctx: Ctx, applicationId: string, origin: string): Promise<Result<PrintedFile>>
  score(ctx: Ctx, applicationId: string): Promise<Result<PrintedFile>>
  card(ctx: Ctx, cardId: string, origin: string): Promise<Result<PrintedFile>>
  /** The issued cards of a round in order of their numbers, at most 100 a file; `page` counts from 1. */
  cards(ctx: Ctx, roundId: string, origin: string, page: number, status?: CardStatus): Promise<Result<PrintedFile>>
  settled(ctx: Ctx, cardId: string): Promise<Result<PrintedFile>>
  /** One period of a task board as a summary; the last unless another is asked for. For the bureau. */
  board(ctx: Ctx, boardId: string, period?: number): Promise<Result<PrintedFile>>
  /** The compiled monthly report as sent to the city or the province (DG-13). For the bureau. */
  report(ctx: Ctx, month: string, to: Addressee): Promise<Result<PrintedFile>>
  /** The year-end summary (DG-10). For the bureau. */
  year(ctx: Ctx, year: number): Promise<Result<PrintedFile>>
}

export interface DocumentDeps {
  readonly packs: Packs
  readonly applications: Pick<Applications, 'get' | 'find' | 'needs'>
  readonly cards: Pick<Cards, 'get' | 'list'>
  readonly settlement: Pick<Settlement, 'file'>
  readonly rankings: Pick<Rankings, 'scoreSheet'>
  readonly boards?: Pick<Boards, 'board'>
  readonly reports?: () => Pick<Reports, 'compiled' | 'year'>
}

export function createDocuments(platform: Platform, deps: DocumentDeps): Documents {
  return {
    receipt: (ctx, id, origin) => ofCase(deps, platform, ctx, id, origin, 'receipt', receiptPdf),
    form: (ctx, id, origin) => ofCase(deps, platform, ctx, id, origin, 'form', formPdf),
    score: (ctx, id) => scoreOf(platform, deps, ctx, id),
    card: (ctx, cardId, origin) => cardOf(platform, deps, ctx, cardId, origin),
    cards: (ctx, roundId, origin, page, status = 'issued') => cardsOf(platform, deps, ctx, { roundId, origin, page, status }),
    settled: (ctx, cardId) => settledOf(platform, deps, ctx, cardId),
    board: (ctx, boardId, period) => boardOf(platform, deps, ctx, boardId, period),
    async report(ctx, month, to) {
      const found = await deps.reports?.().compiled(ctx, month) ?? refuse('object.not_found')
      return found.ok ? ok({ name: `report-${month}-${to}.pdf`, content: await compiledPdf(await making(platform, ctx), found.value, to) }) : found
    },
    async year(ctx, year) {
      const found = await deps.reports?.().year(ctx, year) ?? refuse('object.not_found')
      return found.ok ? ok({ name: `summary-${year}.pdf`, content: await yearPdf(await making(platform, ctx), found.value) }) : found
    },
  }
}

async function making(platform: Platform, ctx: Ctx): Promise<Making> {
  return { fonts: await loadFonts(), demo: platform.mode === 'demo', now: ctx.now }
}

async function ofCase(
  deps: DocumentDeps, platform: Platform, ctx: Ctx, id: string, origin: string, name: string,
  print: (making: Making, data: ReceiptData) => Promise<Buffer>,
): Promise<Result<PrintedFile>> {
  const opened = await deps.applications.get(ctx, id)
  if (!opened.ok) return opened
  const { state, file } = opened.value
  if (state.number === undefined) return refuse('documents.not_submitted')
  const data = {
    state, file, needs: deps.applications.needs(state, file, ctx.today), pack: deps.packs.get(state.pack), caseAddress: `${origin}/cases/${id}`,
  }
  return ok({ name: `${name}-${state.number}.pdf`, content: await print(await making(platform, ctx), data) })
}

async function scoreOf(platform: Platform, deps: DocumentDeps, ctx: Ctx, id: string): Promise<Result<PrintedFile>> {
  const opened = await deps.applications.get(ctx, id)
  if (!opened.ok) return opened
  const { state, file } = opened.value
  const sheet = state.number === undefined ? undefined : await deps.rankings.scoreSheet(id)
  if (!sheet) return refuse('documents.not_submitted')
  const data = { state, name: file.personal.name ?? '', pack: deps.packs.get(state.pack), sheet }
  return ok({ name: `score-${state.number ?? ''}.pdf`, content: await scorePdf(await making(platform, ctx), data) })
}

async function cardOf(platform: Platform, deps: DocumentDeps, ctx: Ctx, cardId: string, origin: string): Promise<Result<PrintedFile>> {
  const data = await cardData(platform, deps, ctx, cardId, origin)
  if (!data.ok) return data
  const usable = printable(data.value.card)
  if (!usable.ok) return usable
  return ok({ name: `card-${data.value.card.number}.pdf`, content: await cardsPdf(await making(platform, ctx), [data.value]) })
}

/** A card that has been taken back is not handed out again. */
function printable(card: CardView): Result<undefined> {
  return card.status === 'revoked' ? refuse('documents.revoked') : ok(undefined)
}

async function cardData(platform: Platform, deps: DocumentDeps, ctx: Ctx, cardId: string, origin: string): Promise<Result<CardData>> {
  const card = await deps.cards.get(ctx, cardId)
  if (!card.ok) return card
  const found = await deps.applications.find(platform.db, card.value.application)
  if (!found) return refuse('object.not_found')
  const { name = '', idNumber = '' } = found.file.personal
  return ok({
    card: card.value, pack: deps.packs.get(card.value.pack), name, idNumber, number: found.state.number ?? '',
    verifyAddress: `${origin}/v/${card.value.code}`,
  })
}

interface Batch {
  readonly roundId: string
  readonly origin: string
  readonly page: number
  readonly status: CardStatus
}

async function cardsOf(platform: Platform, deps: DocumentDeps, ctx: Ctx, { roundId, origin, page, status }: Batch): Promise<Result<PrintedFile>> {
  const offset = (Math.max(1, page) - 1) * CARDS_A_FILE
  const listed = await deps.cards.list(ctx, roundId, { status, limit: CARDS_A_FILE, offset })
  if (!listed.ok) return listed
  const all: CardData[] = []
  for (const { id } of listed.value.cards) {
    const data = await cardData(platform, deps, ctx, id, origin)
    if (!data.ok) return data
    all.push(data.value)
  }
  const [first] = all
  if (!first) return refuse('documents.no_cards')
  return ok({ name: `cards-${first.card.district}-${first.card.year}-${page}.pdf`, content: await cardsPdf(await making(platform, ctx), all) })
}

async function boardOf(platform: Platform, { boards }: DocumentDeps, ctx: Ctx, id: string, period?: number): Promise<Result<PrintedFile>> {
  const allowed = await permit(platform, ctx, 'board.manage', { city: platform.city })
  const board = allowed.ok && boards ? await boards.board(ctx, id, period) : allowed
  if (!board.ok) return board
  if (!board.value) return refuse('object.not_found')
  return ok({ name: `board-${board.value.period.number}.pdf`, content: await boardPdf(await making(platform, ctx), board.value) })
}

async function settledOf(platform: Platform, deps: DocumentDeps, ctx: Ctx, cardId: string): Promise<Result<PrintedFile>> {
  const file = await deps.settlement.file(ctx, cardId)
  if (!file.ok) return file
  const { settlement, card } = file.value
  if (!settlement) return refuse('documents.not_settled')
  const data = { file: file.value, settlement, pack: deps.packs.get(card.pack) }
  return ok({ name: `settled-${card.number}.pdf`, content: await settledPdf(await making(platform, ctx), data) })
}
