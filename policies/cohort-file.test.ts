/** The example of docs/cohort-files.md is read as the page says. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { parse } from 'yaml'
import { factsAt, openCohort, type Chunk } from '../packages/policy/cohort/index.ts'
import type { Fact } from '../packages/policy/index.ts'

const page = readFileSync(join(import.meta.dirname, '..', 'docs', 'cohort-files.md'), 'utf8')
const vocabulary = parse(readFileSync(join(import.meta.dirname, 'vocabulary.yaml'), 'utf8'), {
  merge: true,
}) as Readonly<Record<string, Omit<Fact, 'id'>>>
const IDS = [
  'birth_date',
  'education',
  'skill_level',
  'home_area',
  'works_here',
  'local_pension_periods',
  'blood_donation_events',
  'volunteer_hours_by_year',
]

test('the example of the page about cohort files is read without a fault', () => {
  const facts = IDS.flatMap((id): Fact[] => (vocabulary[id] ? [{ id, ...vocabulary[id] }] : []))
  const [, example = ''] = /```csv\n([^`]*)```/.exec(page) ?? []
  const chunks: Chunk[] = []
  const cohort = openCohort({ facts, keep: ['编号'] }, chunk => chunks.push(chunk))
  cohort.push(new TextEncoder().encode(example))
  cohort.end()
  assert.deepEqual([cohort.faults.list, cohort.faults.warnings, cohort.people], [[], [], 2])
  const [chunk] = chunks
  assert.ok(chunk)
  assert.deepEqual(
    [0, 1].map(row => factsAt(chunk, row, facts)),
    [
      {
        birth_date: '1990-02-03',
        education: 'college',
        skill_level: 'senior',
        home_area: 88.5,
        works_here: true,
        local_pension_periods: [{ from: '2010-01-01', to: '2013-12-31' }, { from: '2014-03-01' }],
        blood_donation_events: [{ on: '2013-05-06' }, { on: '2014-04-01' }],
        volunteer_hours_by_year: [60, 40],
      },
      { birth_date: '1988-07-01', education: 'bachelor', works_here: true, local_pension_periods: [] },
    ],
  )
})
