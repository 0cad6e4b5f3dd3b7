import { sql } from 'kysely'
import type { World } from '../worlds.ts'
import { bodyOf, formsIn, type Form } from './forms.ts'
import { isRefusal, pathOf, type Ask } from './probe.ts'
import type { Address } from './routes.ts'
import { ROLES, type Role, type Scene } from './scene.ts'
import { RULES } from './table.ts'

/** A form found on a page, with who may send it. */
export interface Found {
  readonly form: Form
  readonly page: string
  readonly may: readonly Role[]
  readonly by: Role
}

/** A number that changes whenever anything that matters does. Reads and messages about signing in are not among it. */
export async function state({ db }: World): Promise<string> {
  const { rows } = await sql<{ state: string }>`
    select (select count(*) from events) || ' ' || (select count(*) from commands) || ' ' || (select count(*) from evidence where removed_at is null)
      || ' ' || (select count(*) from staff) || ' ' || (select coalesce(sum(version), 0) from applications) as state
  `.execute(db)
  return rows[0]?.state ?? ''
}

/** The POST forms on the pages of those who may see them, of alike ones on a page the first. */
export async function formsOf(ask: Ask, scene: Scene, addresses: readonly Address[]): Promise<Found[]> {
  const found: Found[] = []
  for (const { path } of addresses) {
    const rule = RULES[path]
    if (!rule || rule.may === 'everybody') continue
    const page = pathOf(path, rule, scene)
    for (const by of rule.may.slice(0, 1)) {
      const seen = await ask(by, page)
      if (seen.status === 200) found.push(...unlike(formsIn(seen.body, page)).map(form => ({ form, page, may: rule.may as readonly Role[], by })))
    }
  }
  return found
}

/** A register has the same form in every row. */
function unlike(forms: readonly Form[]): readonly Form[] {
  const kind = ({ action, fields }: Form): string => `${action} ${fields.map(([name, value]) => (name === 'intent' ? value : name)).join(' ')}`
  return [...new Map(forms.toReversed().map(form => [kind(form), form])).values()].toReversed()
}

export const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

export function send(ask: Ask, role: Role, form: Form, headers: Record<string, string> = {}): ReturnType<Ask> {
  return ask(role, form.action, { method: 'POST', headers: { ...FORM, ...headers }, body: bodyOf(form).toString() })
}

/** Sends every form as everybody who may not; says where that changed something or was not refused. */
export async function forgeries(ask: Ask, { world }: Scene, forms: readonly Found[]): Promise<string[]> {
  const wrong: string[] = []
  for (const { form, may } of forms) {
    let before = await state(world)
    for (const role of ROLES.filter(each => !may.includes(each))) {
      const seen = await send(ask, role, form)
      const after = await state(world)
      if (after !== before) wrong.push(`${role} changed something by ${form.action}`)
      if (seen.status === 200 || seen.status >= 500) wrong.push(`${role} gets ${seen.status} from ${form.action}`)
      const led = seen.status === 302 || seen.status === 303
      if (led && !isRefusal(seen) && !isRefusal(await ask(role, seen.location))) wrong.push(`${role} is led to ${seen.location} by ${form.action}`)
      before = after
    }
  }
  return wrong
}
