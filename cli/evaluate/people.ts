/** `luohu evaluate` over JSON: one person or an array. */
import { checkFacts, type Evaluation, type Facts, type Problem as FactProblem } from '#policy'
import { explainer } from '../../packages/policy/explain/index.ts'
import type { Rules } from '../cohort/rules.ts'
import { fine, wrong, type Outcome } from '../ranking/problem.ts'
import type { EvaluateCommand, Language } from './options.ts'
import { toldTo } from './readers.ts'
import { inWords } from './words.ts'

/** The text to write, and how many people it has no result for. */
export interface Told {
  readonly text: string
  readonly people: number
  readonly refused: number
}

const isRecord = (value: unknown): value is Facts => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Every person of the file: an object of facts, or an array of such. */
export function peopleIn(json: unknown, file: string): Outcome<readonly Facts[]> {
  const list: readonly unknown[] = Array.isArray(json) ? json : [json]
  const bad = list.findIndex(each => !isRecord(each))
  if (bad >= 0) {
    return wrong('{file}：第 {n} 个不是事实。应写成 {"age": 30, "works_here": true} 的样子。',
      '{file}: no. {n} is no person. Write {"age": 30, "works_here": true}.', { file, n: bad + 1 })
  }
  return fine(list.filter(isRecord))
}

type Answer = { readonly evaluation: Evaluation } | { readonly errors: readonly FactProblem[] }

function errorText(errors: readonly FactProblem[], language: Language): string {
  return errors.map(({ at, message, hint }) => (language === 'zh'
    ? `  ✗ ${at}：${message.zh}${hint ? `。${hint.zh}` : ''}\n`
    : `  ✗ ${at}: ${message.en}${hint ? `; ${hint.en}` : ''}\n`)).join('')
}

/** Evaluates them all; who has a wrong answer is told why and has no result. */
export async function evaluatePeople(
  people: readonly Facts[], many: boolean, { pack, parameters }: Rules, on: string, command: EvaluateCommand,
): Promise<Told> {
  const explain = explainer(pack, parameters, on)
  const answers = people.map((facts): Answer => {
    const errors = checkFacts(pack, facts)
    return errors.length > 0 ? { errors } : { evaluation: explain.evaluate(facts) }
  })
  const refused = answers.filter(each => 'errors' in each).length
  const counted = { people: people.length, refused }
  if (command.json) {
    const shown = answers.map(each => ('errors' in each ? { errors: each.errors } : each.evaluation))
    return { text: `${JSON.stringify(many ? shown : shown[0], undefined, 2)}\n`, ...counted }
  }
  // A record is the same in every language.
  const languages = command.reader === 'auditor' ? command.languages.slice(0, 1) : command.languages
  const told = languages.flatMap(language => answers.map(async (answer, at) => {
    const heading = many && command.reader !== 'auditor' ? (language === 'zh' ? `第 ${at + 1} 人\n` : `Person ${at + 1}\n`) : ''
    return heading + await one(answer, people[at] ?? {}, language)
  }))
  return { text: (await Promise.all(told)).join('\n'), ...counted }

  async function one(answer: Answer, facts: Facts, language: Language): Promise<string> {
    if ('errors' in answer) return errorText(answer.errors, language)
    if (command.reader === 'applicant') return inWords(pack, explain, facts, on, language)
    return toldTo(command.reader, pack, explain, facts, language)
  }
}
