/** `luohu evaluate`: people by a policy pack, one by one in words or a whole cohort at once. */
import { extname } from 'node:path'
import process from 'node:process'
import { civilDate } from '#calendar'
import { OUTCOMES } from '../../packages/policy/cohort/index.ts'
import { cannotWrite, checkPlaces, openOutput } from '../cohort/output.ts'
import { readDay, readJson, readRules, type Rules } from '../cohort/rules.ts'
import { tellFaults, tellProblems, tellValidity } from '../cohort/tell.ts'
import { evaluateFile, type Evaluated } from '../evaluate/cohort.ts'
import { HELP, parseOptions, type EvaluateCommand } from '../evaluate/options.ts'
import { evaluatePeople, peopleIn } from '../evaluate/people.ts'
import { complain, type Text } from '../text.ts'

export const summary: Text = { zh: '按规则包计算一个人或整份名单', en: 'evaluate one person or a whole cohort by a policy pack' }

/** 0 when everybody has a result, 1 when somebody has none or a file is refused, 2 for wrong arguments. */
export async function run(args: readonly string[]): Promise<number> {
  if (args.some(arg => arg === '--help' || arg === '-h')) {
    process.stdout.write(HELP)
    return 0
  }
  const command = parseOptions(args)
  if (!command.ok) return refuse(command.problems, 2)
  const day = readDay(command.value.on, civilDate(new Date().toISOString()))
  if (!day.ok) return refuse(day.problems, 2)
  const rules = readRules(command.value.pack, command.value.parameters)
  if (!rules.ok) return refuse(rules.problems, 1)
  return extname(command.value.facts).toLowerCase() === '.json'
    ? evaluateJson(rules.value, day.value, command.value)
    : evaluateCsv(rules.value, day.value, command.value)
}

function refuse(problems: Parameters<typeof tellProblems>[0], code: number): number {
  tellProblems(problems)
  return code
}

async function evaluateJson(rules: Rules, on: string, command: EvaluateCommand): Promise<number> {
  const places = checkPlaces(command.facts, command.out)
  if (!places.ok) return refuse(places.problems, 1)
  const json = readJson(command.facts)
  if (!json.ok) return refuse(json.problems, 1)
  const people = peopleIn(json.value, command.facts)
  if (!people.ok) return refuse(people.problems, 1)
  const told = await evaluatePeople(people.value, Array.isArray(json.value), rules, on, command)
  try {
    const out = openOutput(command.out)
    out.write(told.text)
    out.keep()
  } catch (error) {
    const failed = cannotWrite(command.out ?? '', error)
    return failed.ok ? 0 : refuse(failed.problems, 1)
  }
  if (told.refused > 0) complain('{refused} 人的事实有错，没有结果。', '{refused} people have wrong facts and no result.', { refused: told.refused })
  return told.refused === 0 ? 0 : 1
}

function evaluateCsv(rules: Rules, on: string, command: EvaluateCommand): number {
  const started = performance.now()
  const found = evaluateFile(rules, on, command)
  if (!found.ok) return refuse(found.problems, 1)
  tellFaults(found.value.cohort)
  if (!found.value.written) {
    complain('没有写出任何文件。', 'Nothing was written.')
    return 1
  }
  tellValidity(rules.pack, on)
  close(found.value, on, (performance.now() - started) / 1000)
  return found.value.cohort.faults.count === 0 ? 0 : 1
}

/** The closing line; on the error stream, for the result may go to standard output. */
function close({ cohort, refused, outcomes }: Evaluated, on: string, seconds: number): void {
  const of = (outcome: (typeof OUTCOMES)[number]) => outcomes[OUTCOMES.indexOf(outcome)] ?? 0
  const counts = {
    people: cohort.people, on, refused, seconds: seconds.toFixed(1),
    eligible: of('eligible'), not: of('not_eligible'), open: of('undecided'),
  }
  complain('按 {on} 计算 {people} 人：符合 {eligible}，不符合 {not}，还不能确定 {open}，有错误 {refused}。用时 {seconds} 秒。',
    '{people} people as of {on}: {eligible} eligible, {not} not eligible, {open} undecided, {refused} with errors. {seconds} s.', counts)
}
