/** `luohu policy simulate`: what a change would do to a cohort. */
import { extname } from 'node:path'
import process from 'node:process'
import { civilDate } from '#calendar'
import { FEWEST, type Comparison } from '../../packages/policy/simulate/index.ts'
import { cannotWrite, checkPlaces, openOutput } from '../cohort/output.ts'
import { readDay, type Rules } from '../cohort/rules.ts'
import { tellFaults, tellProblems, tellValidity } from '../cohort/tell.ts'
import type { Problem } from '../ranking/problem.ts'
import { pageOf, type Heading } from '../simulate/html.ts'
import { listChangeable } from '../simulate/list.ts'
import { HELP, parseOptions, type SideOption, type SimulateCommand } from '../simulate/options.ts'
import { readSides, simulateFile } from '../simulate/run.ts'
import { tablesOf } from '../simulate/tables.ts'
import { tableText } from '../simulate/terminal.ts'
import { complain } from '../text.ts'

/** 0 when the comparison is told, 1 when a file is refused or has wrong cells, 2 for wrong arguments. */
export function simulate(args: readonly string[]): number {
  if (args.some(arg => arg === '--help' || arg === '-h')) {
    process.stdout.write(HELP)
    return 0
  }
  if (args[0] === '--list') return listChangeable(args[1] ?? '')
  const command = parseOptions(args)
  if (!command.ok) return refuse(command.problems, 2)
  const day = readDay(command.value.on, civilDate(new Date().toISOString()))
  if (!day.ok) return refuse(day.problems, 2)
  const sides = readSides(command.value)
  if (!sides.ok) return refuse(sides.problems, 1)
  const places = checkPlaces(command.value.facts, command.value.out)
  return places.ok ? compare(command.value, sides.value, day.value) : refuse(places.problems, 1)
}

function refuse(problems: readonly Problem[], code: number): number {
  tellProblems(problems)
  return code
}

function compare(command: SimulateCommand, sides: readonly [Rules, Rules], on: string): number {
  const started = performance.now()
  const found = simulateFile(command, sides, on)
  if (!found.ok) return refuse(found.problems, 1)
  const { cohort, comparison } = found.value
  tellFaults(cohort)
  if (!comparison) {
    if (cohort.people < FEWEST && !cohort.stopped) {
      complain(
        '名单只有 {people} 人，不足 {least} 人，不能比较。',
        'There are {people} people, fewer than {least}: nothing is told.',
        { people: cohort.people, least: FEWEST },
      )
    } else complain('没有比较。', 'Nothing was compared.')
    return 1
  }
  for (const pack of new Set(sides.map(each => each.pack))) tellValidity(pack, on)
  const written = tell(command, comparison, headingOf(command, sides, comparison, on))
  complain('用时 {seconds} 秒。', '{seconds} s.', { seconds: ((performance.now() - started) / 1000).toFixed(1) })
  return written && cohort.faults.count === 0 ? 0 : 1
}

function headingOf(
  { before, after, language }: SimulateCommand,
  [a, b]: readonly [Rules, Rules],
  { people }: Comparison,
  on: string,
): Heading {
  const t = (zh: string, en: string) => (language === 'zh' ? zh : en)
  const side = (word: string, { pack, changes }: Rules, { quota, tie }: SideOption) =>
    [
      `${word}${pack.title[language]} (${pack.id} ${pack.version})`,
      ...changes.map(each => each[language]),
      ...(quota === undefined ? [] : [t(`名额 ${quota}`, `quota ${quota}`)]),
      ...(tie === undefined ? [] : [t(`同分规则 ${tie}`, `tie rule ${tie}`)]),
    ].join(t('，', ', '))
  return {
    title: t('规则变动试算', 'What a change would do'),
    lines: [
      side(t('改前：', 'Before: '), a, before),
      side(t('改后：', 'After: '), b, after),
      t(`按 ${on} 计算，共 ${people} 人。`, `${people} people as of ${on}.`),
    ],
  }
}

/** Prints the tables and writes the file; false when it cannot be written. */
function tell({ out, language }: SimulateCommand, comparison: Comparison, heading: Heading): boolean {
  const tables = tablesOf(comparison, language)
  const shown = [...tables.overall, ...tables.by, ...(comparison.change.length > 0 ? [tables.change] : [])]
  process.stdout.write(`${heading.lines.join('\n')}\n\n${shown.map(tableText).join('\n')}\n`)
  if (out === undefined) return true
  const text =
    extname(out).toLowerCase() === '.json'
      ? `${JSON.stringify(comparison, undefined, 2)}\n`
      : pageOf(comparison, heading, language)
  try {
    const file = openOutput(out)
    file.write(text)
    file.keep()
    return true
  } catch (error) {
    const failed = cannotWrite(out, error)
    if (!failed.ok) tellProblems(failed.problems)
    return false
  }
}
