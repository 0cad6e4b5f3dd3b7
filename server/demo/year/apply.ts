import type { Actor } from '#platform/access.ts'
import { personFor } from '#server/accounts/index.ts'
import type { ApplicationFile, Saved } from '#server/applications/index.ts'
import type { Invented } from '../cohort.ts'
import { sampleScan } from '../sample.ts'
import { inLanes, must, type Walk } from './walk.ts'

export interface Applied {
  applied: number
  online: number
  corrected: number
  refused: number
  withdrawn: number
  deferred: number
  accepted: number
}

const scan = sampleScan()
const CHUNK = 40
const LANES = 8
const DAY = 24 * 3600_000

/** Everybody applies, in order; the windows answer. Numbers follow the order of applying, whatever runs beside it. */
export async function applyAll(walk: Walk, cohort: readonly Invented[]): Promise<Applied> {
  const sums: Applied = { applied: 0, online: 0, corrected: 0, refused: 0, withdrawn: 0, deferred: 0, accepted: 0 }
  for (let start = 0; start < cohort.length; start += CHUNK) {
    const chunk = cohort.slice(start, start + CHUNK)
    const drafts = new Map<number, string>()
    const owners = new Map<number, Actor>()
    await inLanes(chunk, LANES, async person => {
      owners.set(person.n, await citizen(walk, person))
      if (person.channel === 'online') drafts.set(person.n, await draft(walk, person, owner(owners, person)))
    })
    const filed = new Map<number, Saved>()
    for (const person of chunk) filed.set(person.n, await file(walk, person, owner(owners, person), drafts.get(person.n)))
    await inLanes(chunk, LANES, async person => {
      const saved = filed.get(person.n)
      if (saved) await answer(walk, person, saved, owner(owners, person))
    })
    count(sums, chunk, filed)
    walk.progress('apply', Math.min(start + CHUNK, cohort.length), cohort.length)
  }
  return sums
}

function owner(owners: ReadonlyMap<number, Actor>, person: Invented): Actor {
  const found = owners.get(person.n)
  if (!found) throw new Error(`no account for invented person ${person.n}`)
  return found
}

function count(sums: Applied, chunk: readonly Invented[], filed: ReadonlyMap<number, Saved>): void {
  for (const person of chunk) {
    sums.applied += 1
    if (person.channel === 'online') sums.online += 1
    if (filed.get(person.n)?.state.deferred) sums.deferred += 1
    if (person.fate === 'corrected') sums.corrected += 1
    if (person.fate === 'refused') sums.refused += 1
    if (person.fate === 'withdrawn') sums.withdrawn += 1
    if (person.fate === 'accepted' || person.fate === 'corrected') sums.accepted += 1
  }
}

async function citizen({ services }: Walk, { personal }: Invented): Promise<Actor> {
  const { platform } = services
  const id = await personFor(platform, platform.db, personal.phone)
  return { id, role: 'citizen', city: platform.city, name: '' }
}

/** A draft on the phone with a scan of every document it needs. */
async function draft(walk: Walk, person: Invented, actor: Actor): Promise<string> {
  const { applications } = walk.services
  const at = (label: string) => walk.ctx(actor, person.appliesAt, `${person.n} ${label}`)
  const { personal, claims, dependants, town, place } = person
  const made = must(await applications.createDraft(at('start'), { personal, claims, dependants }), 'draft')
  const saved = must(await applications.saveDraft(at('save'), made.id, { town, place, step: 'documents' }), 'save')
  for (const { document } of needs(walk, saved, person)) {
    must(await applications.addEvidence(at(`scan ${document}`), made.id, { document, name: `${document}.png`, content: scan }), 'scan')
  }
  return made.id
}

function needs({ services }: Walk, saved: Saved, { personal, claims, dependants, appliesAt }: Invented) {
  const file: ApplicationFile = { personal, claims, dependants }
  return services.applications.needs(saved.state, file, appliesAt.slice(0, 10))
}

/** Submits the draft, or the window types the paper form in. */
async function file(walk: Walk, person: Invented, actor: Actor, draftId: string | undefined): Promise<Saved> {
  const { applications } = walk.services
  walk.setClock(person.appliesAt)
  if (draftId) return must(await applications.submit(walk.ctx(actor, person.appliesAt, `${person.n} submit`), draftId), 'submit')
  const { personal, claims, dependants, place, town } = person
  const clerk = walk.ctx(walk.staff.clerk(town), person.appliesAt, `${person.n} enter`)
  const entered = must(await applications.enter(clerk, { personal, claims, dependants, place, ticks: [] }), 'enter')
  const ticks = needs(walk, entered, person).map(({ document }) => ({ document, originalSeen: true, copyKept: true }))
  const ctx = walk.ctx(walk.staff.clerk(town), person.appliesAt, `${person.n} tick`)
  return must(await applications.tick(ctx, entered.id, ticks), 'tick')
}

/** Two days later the window accepts, asks for a correction, refuses by a clause, or the applicant has thought better of it. */
async function answer(walk: Walk, person: Invented, saved: Saved, actor: Actor): Promise<void> {
  const { applications } = walk.services
  const later = (days: number) => new Date(Date.parse(person.appliesAt) + days * DAY).toISOString()
  const clerk = (label: string, days: number) => walk.ctx(walk.staff.clerk(person.town), later(days), `${person.n} ${label}`)
  if (person.fate === 'waiting') return
  if (person.fate === 'withdrawn') {
    must(await applications.withdraw(walk.ctx(actor, later(1), `${person.n} withdraw`), saved.id), 'withdraw')
    return
  }
  if (person.fate === 'refused') {
    const why = { clause: 'FS-1', reason: '经核对，劳动合同的用人单位不在佛山市，不属于来我市务工人员。（虚构）' }
    must(await applications.refuse(clerk('refuse', 2), saved.id, why), 'refuse')
    return
  }
  if (person.fate === 'corrected') {
    const items = [{ target: { field: 'address' }, reason: '居住地址缺少门牌号，请补充完整。（虚构）', clause: 'FS-6' }]
    must(await applications.requestCorrection(clerk('ask', 2), saved.id, items), 'ask for correction')
    const mended = { personal: { ...person.personal, address: `${person.personal.address ?? ''}（已补充）` } }
    must(await applications.supplyCorrection(walk.ctx(actor, later(5), `${person.n} supply`), saved.id, mended), 'supply')
  }
  must(await applications.accept(clerk('accept', person.fate === 'corrected' ? 6 : 2), saved.id), 'accept')
}
