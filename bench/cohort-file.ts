/** A cohort of invented people as a CSV file: every fact the rules of Foshan 2014 read, a row a person. */
import { closeSync, openSync, writeSync } from 'node:fs'
import type { Answer, Pack } from '#policy'
import { inventedPeople } from './invented-people.ts'

const PART = 20_000

const shown = (answer: Answer | undefined): string => (answer === undefined ? '' : typeof answer === 'boolean' ? (answer ? '1' : '0') : String(answer))

/** Writes `count` people; the same for the same seed. Facts that nobody invents are those of who has none of it. */
export function writeCohort(path: string, pack: Pack, count: number, seed: number): void {
  const [first] = inventedPeople(1, seed)
  const invented = Object.keys(first ?? {})
  const facts = pack.facts.filter(each => invented.includes(each.id)).map(each => each.id)
  const file = openSync(path, 'w')
  try {
    writeSync(file, `id,town,${facts.join(',')}\n`)
    for (let from = 0; from < count; from += PART) {
      const people = inventedPeople(Math.min(PART, count - from), seed + from)
      writeSync(file, people.map((person, at) => {
        const answers: Readonly<Record<string, Answer | undefined>> = person
        return `${from + at + 1},${TOWNS[(from + at) % TOWNS.length]},${facts.map(id => shown(answers[id])).join(',')}\n`
      }).join(''))
    }
  } finally {
    closeSync(file)
  }
}

const TOWNS = ['祖庙', '石湾', '张槎', '南庄'] as const
