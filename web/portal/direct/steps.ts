import type { DirectScheme } from '#server/direct/index.ts'
import type { Text } from '#policy'
import type { Asked } from './form.ts'

export type StepId = 'who' | 'work' | 'family' | 'send'

export const stepNames: Readonly<Record<StepId, Text>> = {
  who: { zh: '您本人', en: 'You' },
  work: { zh: '工作和条件', en: 'Work and conditions' },
  family: { zh: '随迁和落户', en: 'Family and place' },
  send: { zh: '核对提交', en: 'Check and send' },
}

export const stepIds = Object.keys(stepNames) as readonly StepId[]

const WORK = new Set(['employer', 'employerPhone', 'employerAddress'])
const WHERE = new Set(['homeTown', 'employerTown'])

/** What a step asks. Everything the scheme asks stands in exactly one step. */
export function askedIn(step: StepId, { fields, facts }: DirectScheme): Asked {
  const names = fields.map(({ field }) => field)
  if (step === 'who') return { personal: names.filter(field => !WORK.has(field)) }
  if (step === 'work')
    return { personal: names.filter(field => WORK.has(field)), facts: facts.map(({ id }) => id), where: true }
  return step === 'family' ? { family: true } : {}
}

/** The step on which a refusal's field stands; `send` for what is no single field's. */
export function stepOfField(field: string | undefined, scheme: DirectScheme): StepId {
  if (field === undefined) return 'send'
  if (field.startsWith('dependants-') || field === 'place') return 'family'
  const { personal = [] } = askedIn('who', scheme)
  if (personal.includes(field)) return 'who'
  return WORK.has(field) || WHERE.has(field) || scheme.facts.some(({ id }) => id === field) ? 'work' : 'send'
}

/** Where a fact is answered; age and birth follow from the identity number. */
export function placeOf(fact: string, scheme: DirectScheme): { readonly step: StepId; readonly field: string } {
  const field = scheme.facts.some(({ id }) => id === fact) ? fact : FOLLOWS.has(fact) ? 'idNumber' : (TOWNS[fact] ?? fact)
  const step = stepOfField(field, scheme)
  return { step: step === 'send' ? 'work' : step, field }
}

const FOLLOWS = new Set(['age', 'age_calendar_year', 'birth_date'])
const TOWNS: Readonly<Record<string, string>> = { home_town: 'homeTown', employer_town: 'employerTown' }
