import type { Ctx } from '#platform/context.ts'
import type { Platform } from '#platform/platform.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import type { Direct } from '#server/direct/index.ts'
import type { Packs } from '#server/packs/index.ts'
import { loadFonts } from '../fonts.ts'
import type { PrintedFile } from '../index.ts'
import { clauseNumber, type Making } from '../words.ts'
import { blankAnnex2, type Annex2Data, type Annex2Opinion } from './data.ts'
import { annex2Fields, type Annex2Field } from './fields.ts'
import { annex2Pdf } from './pdf.ts'

/** The scheme whose annex 2 the form is. */
const QINGYUAN_SKILLED = 'qingyuan-2012-skilled'

/** Annex 2 on paper (QY-4, QY-11), in duplicate. In a city without that scheme there is no such form: `object.not_found`. */
export interface Annex2Forms {
  /** The scheme of this city whose form it is; undefined where no scheme has it. */
  readonly scheme: string | undefined
  /** The fields of the form in its order, for whoever keys one in. */
  readonly fields: readonly Annex2Field[]
  /** How many forms `ofBatch` prints at one go. */
  readonly perPart: number
  /** With nothing in it, to be filled in by hand; published, for anybody. */
  blank(ctx: Pick<Ctx, 'now'>): Promise<Result<PrintedFile>>
  /** Of one case; whoever may read the case, and a recorded read. */
  ofCase(ctx: Ctx, id: string): Promise<Result<PrintedFile>>
  /**
   * Of the cases an employer's file made, `FORMS_OF_PART` to a PDF so that none is waited for long; `part` counts from 1.
   * Each form is a recorded read. A part that is not there: `object.not_found`.
   */
  ofBatch(ctx: Ctx, batch: string, part?: number): Promise<Result<PrintedFile>>
}

/** Forms printed at one go. */
export const FORMS_OF_PART = 200

export interface Annex2Deps {
  readonly packs: Packs
  readonly direct: Pick<Direct, 'annex2' | 'batch'>
}

export function createAnnex2Forms(platform: Platform, { packs, direct }: Annex2Deps): Annex2Forms {
  const pack = packs.ofCity(platform.city).find(({ id }) => id === QINGYUAN_SKILLED)
  const making = async ({ now }: Pick<Ctx, 'now'>): Promise<Making> => ({ fonts: await loadFonts(), demo: platform.mode === 'demo', now })
  /** Clauses as the document numbers them, each once. */
  const numbered = (opinion: Annex2Opinion | undefined) => {
    if (!opinion || !pack || opinion.clause === '') return opinion
    return { ...opinion, clause: [...new Set(opinion.clause.split('、').map(id => clauseNumber(pack, id)))].join('、') }
  }
  const read = async (ctx: Ctx, id: string): Promise<Result<Annex2Data>> => {
    const found = await direct.annex2(ctx, id)
    return found.ok ? ok({ ...found.value, hr: numbered(found.value.hr), police: numbered(found.value.police) }) : found
  }
  return {
    scheme: pack?.id,
    fields: annex2Fields,
    perPart: FORMS_OF_PART,
    async blank(ctx) {
      if (!pack) return refuse('object.not_found')
      // The form as the document prints it belongs to nobody: no mark of the demonstration on it.
      return ok({ name: 'annex2.pdf', content: await annex2Pdf({ ...await making(ctx), demo: false }, [blankAnnex2]) })
    },
    async ofCase(ctx, id) {
      if (!pack) return refuse('object.not_found')
      const data = await read(ctx, id)
      return data.ok ? ok({ name: `annex2-${data.value.number || 'draft'}.pdf`, content: await annex2Pdf(await making(ctx), [data.value]) }) : data
    },
    async ofBatch(ctx, batch, part = 1) {
      if (!pack) return refuse('object.not_found')
      const made = await direct.batch(ctx, batch)
      if (!made.ok) return made
      const all: Annex2Data[] = []
      for (const { id } of partOf(made.value.made, part)) {
        const data = await read(ctx, id)
        if (!data.ok) return data
        all.push(data.value)
      }
      if (all.length === 0) return refuse('object.not_found')
      return ok({ name: `annex2-${all[0]?.number ?? ''}-${all.length}.pdf`, content: await annex2Pdf(await making(ctx), all) })
    },
  }
}

function partOf<T>(all: readonly T[], part: number): readonly T[] {
  return Number.isSafeInteger(part) && part > 0 ? all.slice((part - 1) * FORMS_OF_PART, part * FORMS_OF_PART) : []
}
