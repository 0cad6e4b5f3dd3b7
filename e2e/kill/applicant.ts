import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FactValue } from '#policy'
import { writeClaim } from '#server/applications/index.ts'
import type { Invented } from '#server/demo/cohort.ts'
import { formsIn } from '../attacks/forms.ts'

/** What an applicant was told, and so may rely on. */
export interface Acknowledged {
  readonly application: string
  /** As the receipt shows it. */
  readonly number: string
}

export interface Way {
  /** The site's address; the server behind it comes and goes. */
  readonly url: string
  /** The newest code sent to a phone. */
  readonly code: (phone: string) => Promise<string>
  /** Whether this answer is lost on its way: the server did what was asked, and nobody hears of it. */
  readonly lost: () => boolean
  /** Told whenever the server did not answer and the same thing is sent again. */
  readonly again: () => void
}

const PATIENCE_MS = 300_000
const WAIT_MS = 60

/** Applies through the real forms as a patient person with a bad connection: sends the same thing again until answered. */
export async function apply(way: Way, cookie: string, { personal, claims, town, place }: Invented): Promise<Acknowledged> {
  const go = (path: string, fields?: Fields) => patiently(way, path, cookie, fields)
  const start = randomUUID()
  const begun = await go('/apply', { command: start })
  const id = /\/apply\/([0-9a-f-]{36})/.exec(begun.location)?.[1]
  if (!id) throw new Error(`no draft was begun: ${begun.status} ${begun.location}`)
  const known: Fields = { ...texts(personal), ...texts(claims), town, place, birthDate: '' }
  for (let at = begun.location; !at.endsWith('/documents') && !at.endsWith('/review');) {
    const page = await go(at)
    const form = formsIn(page.body, at).findLast(({ fields }) => fields.some(([name, value]) => name === 'intent' && value === 'next'))
    if (!form) throw new Error(`nothing to fill in at ${at}: ${page.status}`)
    const filled = Object.fromEntries(form.fields.map(([name]) => [name, name === 'command' ? randomUUID() : known[name] ?? '']))
    const saved = await go(at, { ...filled, intent: 'next' })
    if (saved.location === '' || saved.location.includes('?checked')) throw new Error(`${at} is refused: ${saved.status} ${said(saved.body)}`)
    at = saved.location
  }
  await go(`/apply/${id}/documents`, { command: randomUUID(), samples: 'yes' })
  const sent = await go(`/apply/${id}/review`, { command: randomUUID() })
  if (!sent.location.startsWith(`/cases/${id}`)) throw new Error(`not submitted: ${sent.status} ${said(sent.body)}`)
  const receipt = await go(`/cases/${id}/receipt`)
  return { application: id, number: /440604-2014-\d{6}/.exec(receipt.body)?.[0] ?? '' }
}

type Fields = Readonly<Record<string, string>>

interface Answer {
  readonly status: number
  readonly location: string
  readonly body: string
  readonly cookie: string
}

/** Signs in by phone and code, and gives the cookie of the session. */
export async function signIn(way: Way, phone: string): Promise<string> {
  await patiently(way, '/sign-in', '', { phone })
  const { cookie, body } = await patiently(way, '/sign-in', '', { step: 'code', phone, code: await way.code(phone) })
  if (cookie === '') throw new Error(`${phone} cannot sign in: ${said(body)}`)
  return cookie
}

async function patiently(way: Way, path: string, cookie: string, fields?: Fields): Promise<Answer> {
  const until = performance.now() + PATIENCE_MS
  const init: RequestInit = fields ? { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual', headers: { cookie } } : { redirect: 'manual', headers: { cookie } }
  for (;;) {
    const answer = await once(`${way.url}${path}`, init)
    const heard = answer && answer.status < 500 && (cookie === '' || !way.lost())
    if (heard) return answer
    if (performance.now() > until) throw new Error(`${path} was never answered`)
    way.again()
    await sleep(WAIT_MS)
  }
}

/** Undefined when the connection broke: nobody knows what became of it. */
async function once(url: string, init: RequestInit): Promise<Answer | undefined> {
  try {
    const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(60_000) })
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
    return { status: answer.status, location: answer.headers.get('location') ?? '', body: await answer.text(), cookie }
  } catch {
    return undefined
  }
}

function texts(values: object): Fields {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, writeClaim(value as FactValue)]))
}

function said(html: string): string {
  return (/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ').slice(0, 600)
}
