import { takeDepartments, namesOnly, type Assigned } from './read-departments.ts'
import { reportDay, titleOf, type ReportDay } from './read-head.ts'
import { markerOf, narrow, piecesOf, type Marker, type Piece } from './read-lines.ts'

/** One numbered item as the document gives it (JM-1). */
export interface ReadTask {
  /** `一、16`: as one cites it. */
  readonly clause: string
  readonly number: number
  /** Word for word, without its number and the departments. */
  readonly quote: string
  /** The departments as they stand there, brackets and all; empty where none are named. */
  readonly assigned: string
  /** A remark after the departments, as it stands there. */
  readonly note: string
  /** Empty where the document names nobody. */
  readonly lead: string
  readonly partners: readonly string[]
  /** Lines of the pasted text, from 1. */
  readonly lines: readonly number[]
}

/** What is not a task: shown to the person who confirms, so that nothing is lost. */
export interface ReadRest {
  readonly line: number
  readonly text: string
  readonly heading: boolean
}

/** A document of tasks, read from its text. */
export interface ReadDocument {
  readonly title: string
  /** 江办发〔2012〕23号; empty where the text gives none. */
  readonly number: string
  /** `YYYY-MM-DD`; empty where the text gives none. */
  readonly issued: string
  readonly report: ReportDay | undefined
  /** In the order of their numbers. */
  readonly tasks: readonly ReadTask[]
  /** Everybody named, in the order in which the tasks name them first. */
  readonly organisations: readonly string[]
  readonly rest: readonly ReadRest[]
  /** Numbers between the first and the last that no task has. */
  readonly missing: readonly string[]
}

const LONGEST_ITEM = 4000

interface Block {
  readonly marker: Marker
  readonly sections: Sections
  readonly pieces: Piece[]
}

interface Sections {
  readonly section?: Marker | undefined
  readonly bracketed?: Marker | undefined
}

/**
 * Reads numbered tasks with their departments from pasted text. Spaces, blank lines, wide or narrow brackets and the
 * order in which tasks were pasted make no difference. Pure; never fails: what it does not understand is in `rest`.
 */
export function readDocument(text: string): ReadDocument {
  const pieces = piecesOf(text)
  const { blocks, loose } = gather(pieces)
  const read = blocks.map(block => ({ block, task: taskOf(block) }))
  const tasks = read
    .flatMap(({ block, task }) => (task ? [{ block, task }] : []))
    .toSorted((a, b) => order(a.block) - order(b.block))
    .map(({ task }) => task)
  const rest = [
    ...loose.map(({ line, text: words }) => ({ line, text: words, heading: false })),
    ...read.flatMap(({ block, task }) =>
      task ? [] : block.pieces.map(({ line, text: words }) => ({ line, text: words, heading: true })),
    ),
  ].toSorted((a, b) => a.line - b.line)
  const head = titleOf(rest.map(line => line.text))
  return {
    ...head,
    tasks,
    rest,
    report: reportDay(pieces.map(piece => piece.text).join(''), head.issued),
    organisations: [...new Set(tasks.flatMap(({ lead, partners }) => [lead, ...partners]))].filter(name => name !== ''),
    missing: missingOf(tasks),
  }
}

function gather(pieces: readonly Piece[]): { readonly blocks: readonly Block[]; readonly loose: readonly Piece[] } {
  const blocks: Block[] = []
  const loose: Piece[] = []
  let open: Block | undefined
  let sections: Sections = {}
  for (const piece of pieces) {
    const marker = markerOf(piece.text)
    if (marker) {
      if (marker.kind === 'section') sections = { section: marker }
      if (marker.kind === 'bracketed') sections = { section: sections.section, bracketed: marker }
      open = { marker, sections, pieces: [piece] }
      blocks.push(open)
    } else if (open && belongs(open, piece)) open.pieces.push(piece)
    else {
      loose.push(piece)
      open = undefined
    }
  }
  return { blocks, loose }
}

/** Whether a line without a number goes on with the item above it. */
function belongs(block: Block, piece: Piece): boolean {
  const text = wordsOf(block)
  // No task runs on like this: the rest is for a person to look at.
  if (text.length > LONGEST_ITEM) return false
  if (/^\((?:附?注|备注|说明)[:,]/.test(narrow(piece.text))) return true
  if (namesOnly(piece.text)) return block.marker.kind === 'arabic' || takeDepartments(text).assigned === undefined
  if (takeDepartments(text).assigned) return false
  const complete = /[。！？!?]$/.test(text)
  if (block.marker.kind === 'arabic') return !(piece.apart && complete)
  // A heading is short and has no sentence in it; what follows is a paragraph of its own.
  return !piece.apart && !complete && /[，,。；;]/.test(text)
}

const wordsOf = ({ pieces }: Block): string => pieces.map(({ text }) => text).join('')

function taskOf(block: Block): ReadTask | undefined {
  const { marker, pieces } = block
  const { text, tail, note, assigned } = takeDepartments(wordsOf(block).slice(marker.length))
  if (text === '' || (marker.kind !== 'arabic' && !assigned)) return undefined
  const { lead, partners }: Assigned = assigned ?? { lead: '', partners: [] }
  return {
    clause: clauseOf(block),
    number: marker.number,
    quote: text,
    assigned: tail,
    note,
    lead,
    partners,
    lines: pieces.map(({ line }) => line),
  }
}

/** 一、（二）3, as far as the document has these levels. */
function clauseOf({ marker, sections: { section, bracketed } }: Block): string {
  if (marker.kind === 'section') return marker.label
  const above = section ? `${section.label}、` : ''
  if (marker.kind === 'bracketed') return `${above}${marker.label}`
  return `${above}${bracketed?.label ?? ''}${marker.label}`
}

const order = ({ marker, sections: { section, bracketed } }: Block): number =>
  (section?.number ?? 0) * 1e6 + (bracketed?.number ?? 0) * 1e3 + (marker.kind === 'arabic' ? marker.number : 0)

function missingOf(tasks: readonly ReadTask[]): readonly string[] {
  const groups = Map.groupBy(tasks, ({ clause }) => clause.replace(/\d+$/, ''))
  return [...groups].flatMap(([prefix, group]) => {
    const numbers = new Set(group.filter(({ clause }) => /\d$/.test(clause)).map(({ number }) => number))
    const last = Math.max(0, ...numbers)
    return Array.from({ length: last }, (_, n) => n + 1)
      .filter(n => !numbers.has(n))
      .map(n => `${prefix}${n}`)
  })
}
