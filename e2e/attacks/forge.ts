import { sql } from 'kysely'
import type { World } from '../worlds.ts'
import { bodyOf, formsIn as formsOn, type Form } from './forms.ts'
import { isRefusal, pathOf, type Ask, type Trial } from './probe.ts'
import type { Address } from './routes.ts'
import { ROLES, type Role, type Scene } from './scene.ts'
import { RULES } from './table.ts'

/** A form found on a page, with who may send it. */
export interface Found<R extends string = Role> {
  readonly form: Form
  readonly page: string
  readonly may: readonly R[]
  /** Who sees the page, with or without the form. */
  readonly see: readonly R[]
  readonly by: R
}

/** A number that changes whenever anything that matters does. Reads and messages about signing in are not among it. */
export async function state({ db }: Pick<World, 'db'>): Promise<string> {
  const { rows } = await sql<{ state: string }>`
    select (select count(*) from events) || ' ' || (select count(*) from commands) || ' ' || (select count(*) from evidence where removed_at is null)
      || ' ' || (select count(*) from staff) || ' ' || (select coalesce(sum(version), 0) from applications) as state
  `.execute(db)
  return rows[0]?.state ?? ''
}

/** The POST forms on the pages of those who may see them, each with everybody whose page has it; of alike ones the first. */
export async function formsOf(ask: Ask, scene: Scene, addresses: readonly Address[]): Promise<Found[]> {
  return formsIn(ask, { roles: ROLES, rules: RULES, scene }, addresses)
}

export async function formsIn<R extends string, T extends string>(
  ask: Ask<R>, { rules, scene }: Trial<R, T>, addresses: readonly Pick<Address, 'path'>[],
): Promise<Found<R>[]> {
  const found: Found<R>[] = []
  for (const { path } of addresses) {
    const rule = rules[path]
    if (!rule || rule.may === 'everybody') continue
    found.push(...await formsAt(ask, pathOf(path, rule, scene), rule.may))
  }
  return found
}

/** Whoever sees the page but not the form on it may not send the form either. */
async function formsAt<R extends string>(ask: Ask<R>, page: string, may: readonly R[]): Promise<Found<R>[]> {
  const found = new Map<string, Found<R>>()
  for (const by of may) {
    const seen = await ask(by, page)
    if (seen.status !== 200) continue
    for (const form of unlike(formsOn(seen.body, page))) {
      const known = found.get(kindOf(form))
      found.set(kindOf(form), known ? { ...known, may: [...known.may, by] } : { form, page, may: [by], see: may, by })
    }
  }
  return [...found.values()]
}

/** A register has the same form in every row. */
function unlike(forms: readonly Form[]): readonly Form[] {
  return [...new Map(forms.toReversed().map(form => [kindOf(form), form])).values()].toReversed()
}

function kindOf({ action, fields }: Form): string {
  return `${action} ${fields.map(([name, value]) => (name === 'intent' ? value : name)).join(' ')}`
}

export const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

export function send<R extends string>(ask: Ask<R>, role: R, form: Form, headers: Record<string, string> = {}): ReturnType<Ask> {
  return ask(role, form.action, { method: 'POST', headers: { ...FORM, ...headers }, body: bodyOf(form).toString() })
}

/** Sends every form as everybody who may not; says where that changed something or was not refused. */
export async function forgeries(ask: Ask, { world }: Scene, forms: readonly Found[]): Promise<string[]> {
  return forgeriesBy(ROLES, ask, world, forms)
}

export async function forgeriesBy<R extends string>(
  roles: readonly R[], ask: Ask<R>, world: Pick<World, 'db'>, forms: readonly Found<R>[],
): Promise<string[]> {
  const wrong: string[] = []
  for (const { form, may, see } of forms) {
    let before = await state(world)
    for (const role of roles.filter(each => !may.includes(each))) {
      const seen = await send(ask, role, form)
      const after = await state(world)
      if (after !== before) wrong.push(`${role} changed something by ${form.action}`)
      if (seen.status === 200 || seen.status >= 500) wrong.push(`${role} gets ${seen.status} from ${form.action}`)
      const led = (seen.status === 302 || seen.status === 303) && !see.includes(role)
      if (led && !isRefusal(seen) && !isRefusal(await ask(role, seen.location))) wrong.push(`${role} is led to ${seen.location} by ${form.action}`)
      before = after
    }
  }
  return wrong
}
