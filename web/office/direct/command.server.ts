/** Reads the forms of a case's page into the commands of `direct`. */
import { isDate } from '#calendar'
import type { Result } from '#platform/result.ts'
import { refuse } from '#platform/result.ts'
import type { Answer, Fact } from '#policy'
import type { DirectView, Finding, MaterialTick, Saved, Why } from '#server/direct/index.ts'
import { textOf } from '../../forms.ts'
import type { Signed } from '../../session.ts'
import { scanCommand } from '../../portal/direct/scans.server.ts'
import { orThrow, versionOf } from '../answers.ts'
import { askable } from './ask.ts'

interface Done {
  readonly result: Result<unknown>
  /** Key of `doneWords`. */
  readonly said: string
}

type Commands = Readonly<Record<string, () => Promise<Done>>>

/** Carries out what a form asks; undefined for a form this page does not have. */
export async function carryOut(signed: Signed, id: string, intent: string, form: FormData): Promise<Done | undefined> {
  const commands: Commands = { ...windowCommands(signed, id, form), ...decisions(signed, id, form) }
  return Object.hasOwn(commands, intent) ? commands[intent]?.() : undefined
}

function windowCommands(signed: Signed, id: string, form: FormData): Commands {
  const { services, ctx } = signed
  const { direct } = services
  const [call, options] = [ctx(form), versionOf(form)]
  const view = async (): Promise<DirectView> => orThrow(await direct.get(ctx(), id))
  const scan = async () => (await scanCommand(signed, id, form)) ?? refuse('object.not_found')
  const toTown = textOf(form, 'toTown', 9)
  const { reason } = whyOf(form)
  return {
    tick: async () => ({ result: await direct.tick(call, id, ticksOf(await view(), form), options), said: 'ticks' }),
    scan: async () => ({ result: await scan(), said: 'scanned' }),
    unscan: async () => ({ result: await scan(), said: 'unscanned' }),
    accept: async () => ({ result: await direct.accept(call, id, options), said: 'accepted' }),
    correct: async () => ({ result: await correct(signed, id, await view(), form), said: 'corrected' }),
    findings: async () => ({ result: await findings(signed, id, await view(), form), said: 'findings' }),
    transfer: async () => ({ result: await direct.transfer(call, id, toTown, reason, options), said: 'transferred' }),
    withdraw: async () => ({ result: await direct.withdraw(call, id, options), said: 'withdrawn' }),
  }
}

function decisions(signed: Signed, id: string, form: FormData): Commands {
  const { services, ctx } = signed
  const { direct } = services
  const [call, options, why] = [ctx(form), versionOf(form), whyOf(form)]
  return {
    propose: async () => ({
      result: await opinionOf(form, opinion => direct.propose(call, id, opinion, options)),
      said: 'proposed',
    }),
    decide: async () => ({
      result: await opinionOf(form, opinion => direct.decide(call, id, opinion, options)),
      said: 'decided',
    }),
    send_back: async () => ({ result: await direct.sendBack(call, id, why, options), said: 'sent_back' }),
    cancel: async () => ({ result: await direct.cancel(call, id, why, options), said: 'cancelled' }),
    propose_cancel: async () => ({
      result: await direct.proposeCancel(call, id, why, options),
      said: 'cancel_proposed',
    }),
    drop_cancel: async () => ({ result: await direct.dropCancel(call, id, options), said: 'cancel_dropped' }),
    revoke: async () => ({
      result: await direct.revoke(call, id, textOf(form, 'office', 200), options),
      said: 'revoked',
    }),
    answer: async () => ({ result: await answer(signed, id, form), said: 'answered' }),
    settle: async () => ({ result: await settle(signed, id, form), said: 'settled' }),
  }
}

const whyOf = (form: FormData): Why => ({ clause: textOf(form, 'clause', 40), reason: textOf(form, 'reason', 1000) })

type Opinion = { readonly outcome: 'approve' } | ({ readonly outcome: 'refuse' } & Why)

/** Nothing is decided by a choice nobody made. */
async function opinionOf(form: FormData, use: (opinion: Opinion) => Promise<Result<Saved>>): Promise<Result<Saved>> {
  const outcome = textOf(form, 'outcome')
  if (outcome === 'approve') return use({ outcome })
  return outcome === 'refuse' ? use({ outcome, ...whyOf(form) }) : refuse('field.required', { field: 'outcome' })
}

async function answer({ services: { direct }, ctx }: Signed, id: string, form: FormData): Promise<Result<Saved>> {
  const upheld = textOf(form, 'upheld')
  if (upheld !== 'yes' && upheld !== 'no') return refuse('field.required', { field: 'upheld' })
  return direct.answerObjection(ctx(form), id, { upheld: upheld === 'yes', ...whyOf(form) }, versionOf(form))
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

/** Every thing something was written beside; what is wrong with it is said there again. */
async function correct(
  { services: { direct }, ctx }: Signed,
  id: string,
  view: DirectView,
  form: FormData,
): Promise<Result<Saved>> {
  const scheme = direct.scheme(view.state.pack)
  const asked = (scheme ? askable(view, scheme) : []).filter(({ name }) => textOf(form, name) !== '')
  const items = asked.map(({ name, target, clause }) => ({ target, clause, reason: textOf(form, name, 500) }))
  const typed = textOf(form, 'days', 5)
  const days = typed === '' ? {} : { days: /^\d+$/.test(typed) ? Number(typed) : Number.NaN }
  const done = await direct.requestCorrection(ctx(form), id, items, { ...versionOf(form), ...days })
  if (done.ok) return done
  const fieldOf = (field = '') => asked[Number(/^items-(\d+)-/.exec(field)?.[1] ?? -1)]?.name ?? field
  return { ok: false, refusals: done.refusals.map(each => ({ ...each, field: fieldOf(each.field) })) }
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

async function settle({ services: { direct }, ctx }: Signed, id: string, form: FormData): Promise<Result<Saved>> {
  const optional = (name: string) => textOf(form, name, 200) || undefined
  const input = {
    place: optional('place'),
    addressId: optional('addressId'),
    address: optional('address'),
    office: textOf(form, 'office', 200),
    dependants: [...form.keys()].flatMap(name => /^along:(\w+)$/.exec(name)?.[1] ?? []),
    checked: textOf(form, 'checked') === 'yes',
  }
  const done = await direct.settle(ctx(form), id, input, versionOf(form))
  if (done.ok) return done
  // What is wrong with one relative is said where one says who moves along.
  const fieldOf = (field: string | undefined) => (field?.startsWith('dependants-') ? 'dependants' : field)
  return { ok: false, refusals: done.refusals.map(each => ({ ...each, field: fieldOf(each.field) })) }
}
