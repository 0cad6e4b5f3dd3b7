import type { LoaderFunctionArgs } from 'react-router'
import { redirect } from 'react-router'
import { findCity } from '#identity'
import type { Clause, Fact, Pack, Text } from '#policy'
import { statusOf } from '#platform/errors/index.ts'
import type { Refusal, Result } from '#platform/result.ts'
import { askedFacts, dependantFieldOf, writeClaim, type DocumentNeed, type OpenApplication } from '#server/applications/index.ts'
import { hrefIn } from '../../lang.ts'
import { problemsOf, type Problem } from '../../refusals.ts'
import { signedIn, type Signed } from '../../session.ts'
import { PERSONAL_NAMES, RELATION_NAMES } from './names.ts'
import { stepOfField, stepsOf, type Step } from './steps.ts'

/** A draft as every page of the form shows it. */
export interface DraftView {
  readonly id: string
  readonly version: number
  readonly steps: readonly Step[]
  /** By field name: particulars and claims as they stand in a form. */
  readonly values: Readonly<Record<string, string>>
  readonly dependants: OpenApplication['file']['dependants']
  readonly town?: string | undefined
  readonly place?: string | undefined
  readonly lastStep?: string | undefined
  /** Hundredths: what the answers so far would give if all were found true. */
  readonly points: number
  readonly threshold: number | undefined
  /** Whether a value those points may rest on stands in for one that was never published. */
  readonly standIns: boolean
  /** The pack it is filed under. */
  readonly policy: string
}

export interface Draft {
  readonly open: OpenApplication
  readonly pack: Pack
  readonly signed: Signed
  readonly view: DraftView
}

/** The value, or the page that says why not. */
export function orThrow<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Response(null, { status: statusOf(result.refusals) })
}

/** Opens the draft a page of the form is about; one that was submitted leads to its case. */
export async function openDraft(args: LoaderFunctionArgs): Promise<Draft> {
  const signed = signedIn(args, 'citizen')
  const { services, lang } = signed
  const open = orThrow(await services.applications.get(signed.ctx(), args.params['id'] ?? ''))
  if (open.state.status !== 'draft') throw redirect(hrefIn(lang, `/cases/${open.id}`))
  return submittedView({ open, pack: services.packs.get(open.state.pack), signed })
}

/** An application, submitted or not, as the pages of the form saw it. */
export async function submittedView({ open, pack, signed }: Omit<Draft, 'view'>): Promise<Draft> {
  const { services, today } = signed
  const { evaluation, points, threshold } = await services.applications.estimate(open.state, open.file, today)
  const { personal, claims, dependants } = open.file
  const values = {
    ...Object.fromEntries(Object.entries(personal).map(([field, value]) => [field, value ?? ''])),
    ...Object.fromEntries(askedFacts(pack).map(fact => [fact.id, writeClaim(claims[fact.id])])),
  }
  const { town, place, step } = open.state
  const steps = stepsOf(pack, evaluation)
  return {
    open, pack, signed,
    view: {
      id: open.id, version: open.version, steps, values, dependants, town, place, lastStep: step, points, threshold,
      policy: pack.id,
      standIns: evaluation.lines.some(({ applied, source }) => applied && source.standIn),
    },
  }
}

/** A problem with the page where it is put right and, where the sentence does not say it, what it is about. */
export interface PlacedProblem extends Problem {
  readonly step: string
  readonly about?: string | undefined
}

/** What stands in the way of submitting. */
export function draftProblems(draft: Draft): readonly PlacedProblem[] {
  const { open, signed: { services, today } } = draft
  return placed(draft, services.applications.problems(open.state, open.file, today))
}

export function placed({ signed: { lang }, view, open }: Draft, refusals: readonly Refusal[]): readonly PlacedProblem[] {
  return problemsOf(refusals, lang).map(problem => {
    const step = stepOfField(view.steps, problem.field)
    return { ...problem, step, about: problem.code === 'field.required' ? aboutField(problem.field ?? '', open)?.[lang] : undefined }
  })
}

function aboutField(field: string, { file: { dependants } }: OpenApplication): Text | undefined {
  const dependant = dependants.find(one => field.startsWith(dependantFieldOf(one)))
  if (!dependant) return PERSONAL_NAMES[field as keyof typeof PERSONAL_NAMES]
  const part = PERSONAL_NAMES[field.slice(dependantFieldOf(dependant).length) as keyof typeof PERSONAL_NAMES]
  const who = RELATION_NAMES[dependant.relation]
  return part && { zh: `${who.zh}的${part.zh}`, en: `${who.en}: ${part.en.toLowerCase()}` }
}

/** One question of the pack as a page asks it. */
export interface Question {
  readonly fact: Pick<Fact, 'id' | 'name' | 'question' | 'help' | 'type' | 'unit' | 'options'>
  /** Names of the documents that prove the answer. */
  readonly documents: readonly Text[]
  readonly clause?: Clause | undefined
  /** The pack of the clause. */
  readonly policy: string
}

/** The facts of a step with what proves them and the clause of the duty. */
export function questionsOf(pack: Pack, facts: readonly string[]): readonly Question[] {
  return facts.flatMap(id => {
    const fact = pack.facts.find(one => one.id === id)
    if (!fact) return []
    const duty = pack.duties.find(one => one.fact === id)
    const condition = pack.conditions.find(one => JSON.stringify(one.test).includes(`"${id}"`))
    const indicator = pack.indicators.find(one => JSON.stringify(one.rule).includes(`"${id}"`))
    const clause = condition?.clause ?? indicator?.clause ?? duty?.clause
    return [{
      fact: { id, name: fact.name, question: fact.question, help: fact.help, type: fact.type, unit: fact.unit, options: fact.options },
      documents: (duty?.documents ?? []).flatMap(document => pack.documents.find(kind => kind.id === document)?.name ?? []),
      clause: pack.clauses.find(one => one.id === clause),
      policy: pack.id,
    }]
  })
}

/** Facts about those who move along that no other page asks. */
export function familyFacts(pack: Pack, steps: readonly Step[], dependants: DraftView['dependants']): readonly string[] {
  const asked = new Set(steps.flatMap(step => step.facts))
  const child = dependants.some(one => one.relation === 'child')
  const wanted = dependants.length === 0 ? [] : ['marital_status', ...(child ? ['child_of_applicant', 'child_registered'] : [])]
  return wanted.filter(id => !asked.has(id) && pack.facts.some(fact => fact.id === id))
}

/** A document of the case with its scans. */
export interface NeededDocument extends DocumentNeed {
  readonly name: Text
  readonly proves: readonly Text[]
  readonly basis?: Clause | undefined
  readonly policy: string
  readonly files: readonly { readonly id: string; readonly name: string; readonly bytes: number }[]
}

export function neededDocuments({ services, today }: Signed, { state, file, evidence }: OpenApplication, pack: Pack): readonly NeededDocument[] {
  const needs = services.applications.needs(state, file, today)
  return needs.map(need => ({
    ...need,
    name: pack.documents.find(kind => kind.id === need.document)?.name ?? { zh: need.document, en: need.document },
    proves: need.facts.flatMap(id => pack.facts.find(fact => fact.id === id)?.name ?? []),
    basis: pack.clauses.find(clause => clause.id === need.clause),
    policy: pack.id,
    files: evidence.filter(one => one.document === need.document).map(({ id, name, bytes }) => ({ id, name, bytes })),
  }))
}

/** Towns to choose from, each under its district. */
export function townChoices(city: string): readonly { readonly district: Text; readonly towns: readonly { readonly code: string; readonly name: Text }[] }[] {
  return (findCity(city)?.districts ?? []).map(({ name, towns }) => ({ district: name, towns: towns.map(({ code, name }) => ({ code, name })) }))
}
