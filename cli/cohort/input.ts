/** Reads a cohort file piece by piece. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import process from 'node:process'
import type { Fact } from '#policy'
import { openCohort, type Chunk, type Cohort } from '../../packages/policy/cohort/index.ts'
import { fine, wrong, type Outcome } from '../ranking/problem.ts'
import { reasonOf } from './output.ts'
import { fileProgress } from './progress.ts'

/** So much is read at once. */
const PIECE = 1 << 20
/** Long enough for any heading line. */
const HEADING = 1 << 18

export interface CohortFile {
  readonly file: string
  readonly facts: readonly Fact[]
  readonly keep: readonly string[]
}

/** Columns that are no facts but stand for a person or a place in most lists. */
const KEPT = /^(id|no\.?|number|case|town|编号|序号|案件编号|申请编号|受理编号|流水号|镇街|街道)$/i

/** The headings a file has which are kept without being asked for: numbers that find a person again, the town. */
export function usualKeep(file: string, facts: readonly Fact[], wanted: readonly string[]): Outcome<readonly string[]> {
  const headings = readHeadings(file)
  if (!headings.ok) return headings
  const known = new Set(facts.flatMap(({ id, name }) => [id, name.zh, name.en.toLowerCase()]))
  const usual = headings.value.filter(text => KEPT.test(text) && !known.has(text.toLowerCase()))
  return fine([...new Set([...wanted, ...usual])])
}

function readHeadings(file: string): Outcome<readonly string[]> {
  return withFile(file, fd => {
    const bytes = new Uint8Array(HEADING)
    const length = readSync(fd, bytes, 0, HEADING, 0)
    const cohort = openCohort({ facts: [], rows: 1 }, () => {})
    cohort.push(bytes.subarray(0, length))
    return cohort.headings ?? []
  })
}

function withFile<T>(file: string, work: (fd: number) => T): Outcome<T> {
  let fd: number
  try {
    fd = openSync(file, 'r')
  } catch (error) {
    return cannotRead(file, error)
  }
  try {
    return fine(work(fd))
  } catch (error) {
    // A folder opens, too, but cannot be read.
    if (!(error instanceof Error && 'syscall' in error && error.syscall === 'read')) throw error
    return cannotRead(file, error)
  } finally {
    closeSync(fd)
  }
}

const cannotRead = (file: string, error: unknown): Outcome<never> =>
  wrong('读不了文件 {file}（{reason}）。请核对文件名和权限。', 'Cannot read {file} ({reason}). Check its name and permissions.',
    { file, reason: reasonOf(error) })

/** Hands the people of a file on, chunk by chunk, with a bar on the terminal. Yields the cohort with all its faults. */
export function readCohort({ file, facts, keep }: CohortFile, take: (chunk: Chunk, cohort: Cohort) => void): Outcome<Cohort> {
  return withFile(file, fd => {
    const cohort: Cohort = openCohort({ facts, keep }, chunk => take(chunk, cohort))
    const { size } = fstatSync(fd)
    const show = fileProgress(process.stderr, size)
    const bytes = new Uint8Array(PIECE)
    let done = 0
    for (;;) {
      const length = readSync(fd, bytes, 0, PIECE, null)
      if (length === 0 || cohort.stopped) break
      cohort.push(bytes.subarray(0, length))
      done += length
      show(done, cohort.people)
    }
    cohort.end()
    return cohort
  })
}

/** Whether the headings are in order: a fact nobody has read would make every answer wrong. */
export function headingsFit(cohort: Cohort): boolean {
  return !cohort.faults.list.some(each => each.code.startsWith('heading') || each.code === 'keep_missing')
}
