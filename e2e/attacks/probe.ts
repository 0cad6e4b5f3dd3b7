import type { Address } from './routes.ts'
import { ROLES, type Role, type Scene } from './scene.ts'
import { RULES, type Rule } from './table.ts'

/** What is tried: in Foshan the scene of the points year, in the other cities theirs. */
export interface Trial<R extends string, T extends string> {
  readonly roles: readonly R[]
  readonly rules: Readonly<Record<string, Rule<R, T>>>
  readonly scene: Pick<Scene, 'secrets'> & { readonly ids: Readonly<Record<T, string>> }
  /** Whoever is sent away to sign in is not asked for the page's data a second time. */
  readonly doorsOnce?: boolean
}

/** An answer as somebody outside sees it. */
export interface Seen {
  readonly status: number
  readonly location: string
  readonly headers: Headers
  readonly body: string
}

/** Asks the site as a role, following nothing. */
export type Ask<R extends string = Role> = (role: R, path: string, init?: RequestInit) => Promise<Seen>

export function askAt<R extends string = Role>(
  url: string, scene: { readonly cookies: Readonly<Record<R, string>> }, fetch = globalThis.fetch,
): Ask<R> {
  return async (role, path, init = {}) => {
    const headers = new Headers(init.headers)
    headers.set('cookie', scene.cookies[role])
    // Thousands of answers, of which none need be packed and unpacked.
    headers.set('accept-encoding', 'identity')
    const answer = await fetch(`${url}${path}`, { ...init, headers, redirect: 'manual' })
    return { status: answer.status, location: answer.headers.get('location') ?? '', headers: answer.headers, body: await answer.text() }
  }
}

/** Addresses nobody has reviewed, and reviewed ones that are no more. */
export function unreviewed(addresses: readonly Address[]): readonly string[] {
  const there = new Set(addresses.map(({ path }) => path))
  const fresh = [...there].filter(path => !(path in RULES)).map(path => `${path} is new: review it and put it into the table`)
  return [...fresh, ...Object.keys(RULES).filter(path => !there.has(path)).map(path => `${path} is gone`)]
}

export function pathOf<T extends string>(
  path: string, rule: Pick<Rule<string, T>, 'with'>, { ids }: { readonly ids: Readonly<Record<T, string>> },
): string {
  return path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const filled = rule.with?.[name]
    if (filled === undefined) throw new Error(`${path}: the table does not say what stands for ${name}`)
    return filled.startsWith('=') ? filled.slice(1) : ids[filled as T]
  })
}

export function isRefusal({ status, location }: Seen): boolean {
  return status === 403 || status === 404 || (status === 302 && /^\/(?:en\/)?(?:office\/)?sign-in\?/.test(location))
}

/** Opens every address as every role, plain and as the data behind it; says where the answer is not what the table says. */
export async function breaches(ask: Ask, scene: Scene, addresses: readonly Address[]): Promise<string[]> {
  return breachesIn(ask, { roles: ROLES, rules: RULES, scene }, addresses)
}

export async function breachesIn<R extends string, T extends string>(
  ask: Ask<R>, { roles, rules, scene, doorsOnce = false }: Trial<R, T>, addresses: readonly Pick<Address, 'path'>[],
): Promise<string[]> {
  const found: string[] = []
  for (const { path } of addresses) {
    const rule = rules[path]
    if (!rule) continue
    const here = pathOf(path, rule, scene)
    for (const role of roles) found.push(...await breachesOf(ask, scene, { path: here, rule, role, doorsOnce }))
  }
  return found
}

async function breachesOf<R extends string>(
  ask: Ask<R>, { secrets }: Pick<Scene, 'secrets'>, { path, rule, role, doorsOnce }: { path: string; rule: Rule<R, string>; role: R; doorsOnce: boolean },
): Promise<string[]> {
  const seen = await ask(role, path)
  if (rule.may === 'everybody') {
    const right = rule.answers === undefined ? seen.status < 400 : seen.status === rule.answers
    return right ? [] : [`${role} gets ${seen.status} at ${path}`]
  }
  if (rule.may.includes(role)) {
    return seen.status === (rule.answers ?? 200) && !seen.location.includes('sign-in') ? [] : [`${role} gets ${seen.status} at ${path}, and should see it`]
  }
  const data = doorsOnce && seen.status === 302 && isRefusal(seen) ? seen : await ask(role, `${path}.data`)
  const told = secrets.filter(secret => seen.body.includes(secret) || data.body.includes(secret))
  return [
    ...(isRefusal(seen) ? [] : [`${role} gets ${seen.status} ${seen.location} at ${path}`]),
    ...told.map(secret => `${role} is told ${secret} at ${path}`),
  ]
}
