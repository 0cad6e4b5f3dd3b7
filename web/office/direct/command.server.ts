/** Reads the forms of a case's page into the commands of `direct`. */
import { isDate } from '#calendar'
import type { Result } from '#platform/result.ts'
import { refuse } from '#platform/result.ts'
import type { Answer, Fact } from '#policy'
import type { DirectView, Finding, MaterialTick, Saved } from '#server/direct/index.ts'
import { textOf } from '../../forms.ts'
import type { Signed } from '../../session.ts'
import { orThrow, versionOf } from '../answers.ts'

interface Done {
  readonly result: Result<Saved>
  /** Key of `doneWords`. */
  readonly said: string
}

/** Carries out what a form asks; undefined for a form this page does not have. */
export async function carryOut(signed: Signed, id: string, intent: string, form: FormData): Promise<Done | undefined> {
  const {
    services: { direct },
    ctx,
  } = signed
  const options = versionOf(form)
  const why = { clause: textOf(form, 'clause', 40), reason: textOf(form, 'reason', 1000) }
  const opinion =
    textOf(form, 'outcome') === 'approve' ? { outcome: 'approve' as const } : { outcome: 'refuse' as const, ...why }
  const view = async (): Promise<DirectView> => orThrow(await direct.get(ctx(), id))
  const call = ctx(form)
  const commands: Readonly<Record<string, () => Promise<Done>>> = {
    tick: async () => ({ result: await direct.tick(call, id, ticksOf(await view(), form), options), said: 'ticks' }),
    accept: async () => ({ result: await direct.accept(call, id, options), said: 'accepted' }),
    correct: async () => ({ result: await correct(signed, id, await view(), form), said: 'corrected' }),
    findings: async () => ({ result: await findings(signed, id, await view(), form), said: 'findings' }),
    propose: async () => ({ result: await direct.propose(call, id, opinion, options), said: 'proposed' }),
    decide: async () => ({ result: await direct.decide(call, id, opinion, options), said: 'decided' }),
    transfer: async () => ({
      result: await direct.transfer(call, id, textOf(form, 'toTown', 9), why.reason, options),
      said: 'transferred',
    }),
    withdraw: async () => ({ result: await direct.withdraw(call, id, options), said: 'withdrawn' }),
    send_back: async () => ({ result: await direct.sendBack(call, id, why, options), said: 'sent_back' }),
    cancel: async () => ({ result: await direct.cancel(call, id, why, options), said: 'cancelled' }),
    answer: async () => ({
      result: await direct.answerObjection(call, id, { upheld: textOf(form, 'upheld') === 'yes', ...why }, options),
      said: 'answered',
    }),
    settle: async () => ({ result: await settle(signed, id, form), said: 'settled' }),
  }
  return Object.hasOwn(commands, intent) ? commands[intent]?.() : undefined
}

/** Name of a tick box: the material, and the dependant it belongs to. */
export function tickName(kind: 'seen' | 'kept', document: string, dependant: string | undefined): string {
  return `${kind}:${document}:${dependant ?? ''}`
}

function ticksOf(view: DirectView, form: FormData): readonly MaterialTick[] {
  return view.materials.map(({ document, dependant }) => ({
    document: document.id,
    ...(dependant ? { dependant: dependant.key } : {}),
    originalSeen: form.has(tickName('seen', document.id, dependant?.key)),
    copyKept: form.has(tickName('kept', document.id, dependant?.key)),
  }))
}

async function correct(
  { services: { direct }, ctx }: Signed,
  id: string,
  view: DirectView,
  form: FormData,
): Promise<Result<Saved>> {
  const items = view.materials.flatMap(({ document, dependant, clause }) => {
    const key = `lack:${document.id}:${dependant?.key ?? ''}`
    if (!form.has(key)) return []
    const target = { document: document.id, ...(dependant ? { dependant: dependant.key } : {}) }
    return [{ target, clause, reason: textOf(form, 'reason', 500) }]
  })
  const scheme = direct.scheme(view.state.pack)
  const asked = [
    ...(scheme?.fields ?? []).map(({ field, clause }) => ({ id: field, clause })),
    ...view.facts.map(({ fact, clause }) => ({ id: fact.id, clause })),
  ].filter(each => form.has(`field:${each.id}`))
  const fields = asked.map(({ id: field, clause }) => ({
    target: { field },
    clause,
    reason: textOf(form, 'reason', 500),
  }))
  return direct.requestCorrection(ctx(form), id, [...items, ...fields], versionOf(form))
}

function valueOf(fact: Fact, text: string): Answer | undefined {
  if (fact.type === 'boolean') return text === 'yes' ? true : text === 'no' ? false : undefined
  if (fact.type === 'choice') return fact.options?.some(({ value }) => value === text) ? text : undefined
  if (fact.type === 'date') return isDate(text) ? text : undefined
  const number = Number(text.replaceAll(/[,，\s]/g, ''))
  return text !== '' && Number.isFinite(number) ? number : undefined
}

async function findings(
  { services: { direct }, ctx }: Signed,
  id: string,
  view: DirectView,
  form: FormData,
): Promise<Result<Saved>> {
  const read: Omit<Finding, 'on' | 'byName'>[] = []
  for (const { fact, claim, department } of view.facts) {
    const verdict = textOf(form, `verdict:${fact.id}`, 20)
    if (verdict !== 'confirmed' && verdict !== 'differs' && verdict !== 'not_established') continue
    const typed = textOf(form, `value:${fact.id}`, 60)
    const value = verdict === 'confirmed' ? claim : verdict === 'differs' ? valueOf(fact, typed) : undefined
    if (verdict !== 'not_established' && value === undefined)
      return refuse('field.required', { field: `value:${fact.id}` })
    const reason = textOf(form, `reason:${fact.id}`, 300)
    read.push({
      fact: fact.id,
      verdict,
      department,
      ...(value === undefined ? {} : { value }),
      ...(reason === '' ? {} : { reason }),
    })
  }
  return direct.recordFindings(ctx(form), id, read, versionOf(form))
}

function settle({ services: { direct }, ctx }: Signed, id: string, form: FormData): Promise<Result<Saved>> {
  const optional = (name: string) => textOf(form, name, 200) || undefined
  return direct.settle(
    ctx(form),
    id,
    {
      place: optional('place'),
      addressId: optional('addressId'),
      address: optional('address'),
      office: textOf(form, 'office', 200),
      dependants: form.getAll('dependants').filter(each => typeof each === 'string'),
      checked: textOf(form, 'checked') === 'yes',
    },
    versionOf(form),
  )
}
