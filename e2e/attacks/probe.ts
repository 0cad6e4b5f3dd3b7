import type { Address } from './routes.ts'
import { ROLES, type Role, type Scene } from './scene.ts'
import { RULES, type Rule } from './table.ts'

/** An answer as somebody outside sees it. */
export interface Seen {
  readonly status: number
  readonly location: string
  readonly headers: Headers
  readonly body: string
}

/** Asks the site as a role, following nothing. */
export type Ask = (role: Role, path: string, init?: RequestInit) => Promise<Seen>

export function askAt(url: string, scene: Pick<Scene, 'cookies'>): Ask {
  return async (role, path, init = {}) => {
    const headers = new Headers(init.headers)
    headers.set('cookie', scene.cookies[role])
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

export function pathOf(path: string, rule: Rule, { ids }: Pick<Scene, 'ids'>): string {
  return path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const filled = rule.with?.[name]
    if (filled === undefined) throw new Error(`${path}: the table does not say what stands for ${name}`)
    return filled.startsWith('=') ? filled.slice(1) : ids[filled as keyof typeof ids]
  })
}

export function isRefusal({ status, location }: Seen): boolean {
  return status === 403 || status === 404 || (status === 302 && /^\/(?:en\/)?(?:office\/)?sign-in\?/.test(location))
}

/** Opens every address as every role, plain and as the data behind it; says where the answer is not what the table says. */
export async function breaches(ask: Ask, scene: Scene, addresses: readonly Address[]): Promise<string[]> {
  const found: string[] = []
  for (const { path } of addresses) {
    const rule = RULES[path]
    if (!rule) continue
    const here = pathOf(path, rule, scene)
    for (const role of ROLES) found.push(...await breachesOf(ask, scene, { path: here, rule, role }))
  }
  return found
}

async function breachesOf(ask: Ask, { secrets }: Scene, { path, rule, role }: { path: string; rule: Rule; role: Role }): Promise<string[]> {
  const seen = await ask(role, path)
  if (rule.may === 'everybody') {
    const right = rule.answers === undefined ? seen.status < 400 : seen.status === rule.answers
    return right ? [] : [`${role} gets ${seen.status} at ${path}`]
  }
  if (rule.may.includes(role)) {
    return seen.status === (rule.answers ?? 200) && !seen.location.includes('sign-in') ? [] : [`${role} gets ${seen.status} at ${path}, and should see it`]
  }
  const data = await ask(role, `${path}.data`)
  const told = secrets.filter(secret => seen.body.includes(secret) || data.body.includes(secret))
  return [
    ...(isRefusal(seen) ? [] : [`${role} gets ${seen.status} ${seen.location} at ${path}`]),
    ...told.map(secret => `${role} is told ${secret} at ${path}`),
  ]
}
