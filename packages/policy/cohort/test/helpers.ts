/** Cohort files for tests, pushed in pieces. All invented. */
import type { Fact } from '../../types.ts'
import { openCohort, type Chunk, type Cohort, type CohortOptions } from '../index.ts'

const encoder = new TextEncoder()

export interface Read {
  readonly cohort: Cohort
  readonly chunks: readonly Chunk[]
}

/** Reads a file in pieces of the sizes given, over and over; in one piece where there are none. */
export function readFile(file: string | Uint8Array, options: CohortOptions, sizes: readonly number[] = []): Read {
  const bytes = typeof file === 'string' ? encoder.encode(file) : file
  const chunks: Chunk[] = []
  const cohort = openCohort(options, chunk => chunks.push(chunk))
  // One buffer used again and again, as a caller may.
  const buffer = new Uint8Array(bytes.length)
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = Math.max(1, sizes[turn % sizes.length] ?? bytes.length)
    const piece = bytes.subarray(at, at + size)
    buffer.set(piece)
    cohort.push(buffer.subarray(0, piece.length))
    buffer.fill(0x58)
    at += size
  }
  cohort.end()
  return { cohort, chunks }
}

const name = (zh: string, en: string) => ({ zh, en })
const common = (id: string, zh: string, en: string) => ({
  id,
  name: name(zh, en),
  question: name(`${zh}？`, `${en}?`),
  sensitivity: 'personal' as const,
})

export const AGE: Fact = {
  ...common('age', '年龄', 'Age'),
  type: 'integer',
  unit: name('周岁', 'years'),
  min: 0,
  max: 130,
}
export const AREA: Fact = { ...common('home_area', '住房面积', 'Floor area'), type: 'decimal', min: 0, max: 10_000 }
export const WORKS: Fact = { ...common('works_here', '在本市务工', 'Works in the city'), type: 'boolean' }
export const EDUCATION: Fact = {
  ...common('education', '文化程度', 'Education'),
  type: 'choice',
  options: [
    { value: 'none', name: name('小学及以下', 'Primary school') },
    { value: 'junior', name: name('初中', 'Junior secondary') },
    { value: 'senior', name: name('高中（含技校）', 'Senior secondary') },
  ],
}
export const BORN: Fact = { ...common('born', '出生日期', 'Date of birth'), type: 'date' }
export const GRANTS: Fact = {
  ...common('grants', '历年捐赠', 'Gifts by year'),
  type: 'list',
  min: 0,
  max: 500,
  most: 3,
}
const kinds = [
  { value: 'paid', name: name('正常缴费', 'paid') },
  { value: 'back_paid', name: name('补缴', 'back-paid') },
]
export const INSURED: Fact = { ...common('insured', '参保时段', 'Insured periods'), type: 'periods', kinds, most: 4 }
export const DONATED: Fact = {
  ...common('donated', '献血', 'Blood donations'),
  type: 'events',
  min: 0,
  max: 900,
  kinds,
  most: 4,
}
export const FACTS = [AGE, AREA, WORKS, EDUCATION, BORN, GRANTS, INSURED, DONATED] as const
