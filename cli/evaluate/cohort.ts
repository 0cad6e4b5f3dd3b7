/** `luohu evaluate` over CSV: a row a person in, a row a person out. */
import type { Pack } from '#policy'
import {
  csvWriter, OUTCOMES, type Chunk, type ChunkResults, type Cohort, type CsvWriter, type ResultColumn, type ResultPoints,
} from '../../packages/policy/cohort/index.ts'
import { cohortEvaluator } from '../../policies/column-scorer.ts'
import { headingsFit, readCohort, usualKeep } from '../cohort/input.ts'
import { cannotWrite, checkPlaces, openOutput, type Output } from '../cohort/output.ts'
import type { Rules } from '../cohort/rules.ts'
import { fine, type Outcome } from '../ranking/problem.ts'
import type { EvaluateCommand } from './options.ts'

export interface Evaluated {
  readonly cohort: Cohort
  /** People with a wrong cell: written out with their error and no result. */
  readonly refused: number
  /** People by outcome, in the order of `OUTCOMES`. */
  readonly outcomes: readonly number[]
  /** False when the headings were refused: nothing was written. */
  readonly written: boolean
}

/** The headings of the result; `most` is there unless only findings score. */
function headingsOf(pack: Pack, keep: readonly string[], settled: boolean): readonly string[] {
  const totals = pack.totals.flatMap(({ id }) => (settled ? [id] : [id, `${id}_most`]))
  return ['row', ...keep, 'outcome', ...totals, ...pack.indicators.map(each => each.id), 'error']
}

const NOTHING = OUTCOMES.length
const WORDS = [...OUTCOMES, '']

/** What a person with wrong cells is told instead of a result: every one of them, with its place. */
function errorsOf({ count, wrong }: Chunk): { readonly texts: readonly string[]; readonly of: Int32Array; readonly fine: Uint8Array } {
  const texts = ['']
  const of = new Int32Array(count)
  const fine = new Uint8Array(count).fill(1)
  for (const cell of wrong) {
    const { at, message, hint } = cell.fault()
    const text = `${at}：${message.zh}${hint ? `（${hint.zh}）` : ''} / ${message.en}${hint ? ` (${hint.en})` : ''}`
    const place = of[cell.row] ?? 0
    if (place > 0) texts[place] = `${texts[place]}；${text}`
    else {
      of[cell.row] = texts.length
      fine[cell.row] = 0
      texts.push(text)
    }
  }
  return { texts, of, fine }
}

/** Known where the least and the most are the same. */
function decided({ least, most }: ResultPoints, fine: Uint8Array): Uint8Array {
  return least === most ? fine : fine.map((one, row) => (one === 1 && least[row] === most[row] ? 1 : 0))
}

function resultColumns(chunk: Chunk, { outcomes, totals, lines }: ChunkResults, settled: boolean): readonly ResultColumn[] {
  const { texts, of, fine } = errorsOf(chunk)
  const known = chunk.wrong.length === 0 ? {} : { known: fine }
  const words = chunk.wrong.length === 0 ? outcomes : outcomes.map((each, row) => (fine[row] === 1 ? each : NOTHING))
  const points = (values: ResultPoints['least']): ResultColumn => ({ kind: 'hundredths', values, ...known })
  return [
    { kind: 'whole', values: chunk.rows },
    ...chunk.kept.map((column): ResultColumn => ({ kind: 'kept', column })),
    { kind: 'word', values: words, words: WORDS },
    ...totals.flatMap(({ least, most }) => (settled ? [points(least)] : [points(least), points(most)])),
    ...lines.map((each): ResultColumn => (
      each.least === each.most ? points(each.least) : { kind: 'hundredths', values: each.least, known: decided(each, fine) })),
    { kind: 'word', values: of, words: texts },
  ]
}

interface Writing {
  readonly out: Output
  readonly writer: CsvWriter
  readonly counts: { refused: number; readonly outcomes: number[]; begun: boolean }
}

function count({ counts }: Writing, chunk: Chunk, { outcomes }: ChunkResults): void {
  const bad = new Set(chunk.wrong.map(each => each.row))
  counts.refused += bad.size
  for (let row = 0; row < chunk.count; row += 1) {
    const outcome = outcomes[row] ?? 0
    if (bad.size === 0 || !bad.has(row)) counts.outcomes[outcome] = (counts.outcomes[outcome] ?? 0) + 1
  }
}

function evaluateInto(writing: Writing, { pack, parameters }: Rules, on: string, command: EvaluateCommand, keep: readonly string[]): Outcome<Cohort> {
  const { facts } = pack
  const { settled } = command
  const evaluate = cohortEvaluator(pack, parameters, { facts, on, settled })
  const { out, writer, counts } = writing
  const begin = (cohort: Cohort) => {
    if (counts.begun || !headingsFit(cohort)) return
    out.write(writer.heading(headingsOf(pack, keep, settled), cohort.mark || cohort.encoding !== 'UTF-8'))
    counts.begun = true
  }
  const read = readCohort({ file: command.facts, facts, keep }, (chunk, cohort) => {
    begin(cohort)
    if (!counts.begun) return
    const results = evaluate(chunk)
    count(writing, chunk, results)
    out.write(writer.rows(resultColumns(chunk, results, settled), chunk.count))
  })
  // A file of a heading alone has a result, too.
  if (read.ok && read.value.headings) begin(read.value)
  return read
}

/** Evaluates the file and writes the result; nothing is written when its headings are wrong. */
export function evaluateFile(rules: Rules, on: string, command: EvaluateCommand): Outcome<Evaluated> {
  const places = checkPlaces(command.facts, command.out)
  if (!places.ok) return places
  const keep = usualKeep(command.facts, rules.pack.facts, command.keep)
  if (!keep.ok) return keep
  let out: Output
  try {
    out = openOutput(command.out)
  } catch (error) {
    return cannotWrite(command.out ?? '', error)
  }
  const counts = { refused: 0, outcomes: OUTCOMES.map(() => 0), begun: false }
  try {
    const cohort = evaluateInto({ out, writer: csvWriter(), counts }, rules, on, command, keep.value)
    if (!cohort.ok) return cohort
    if (counts.begun) out.keep()
    return fine({ cohort: cohort.value, refused: counts.refused, outcomes: counts.outcomes, written: counts.begun })
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return cannotWrite(command.out ?? '', error)
    throw error
  } finally {
    out.discard()
  }
}
