import { send, type Found } from './forge.ts'
import { pathOf, type Ask } from './probe.ts'
import type { Address } from './routes.ts'
import type { Role, Scene } from './scene.ts'
import { RULES } from './table.ts'

/** What people try in addresses: SQL, patterns, control characters, numbers that are none, paths, very much. */
export const NASTY = [
  `' or 1=1 --`, `%'; drop table events; --`, '\uD800', '-1', '1e309', '99999999999999999999', '../../etc/passwd', '{{7*7}}', '<script>alert(1)</script>',
  '9'.repeat(3000), '\u202E',
] as const
/** In the place of an id: no id at all, and a path. */
const IN_PATHS = [`' or 1=1 --`, '\uD800', '../../etc/passwd', '0'] as const
/** What a database stumbles over where nobody looked first: tried in each parameter on its own. */
const IN_DATABASES = ['99999999999999999999', '2014-02-30'] as const

const SLOW = /\.pdf$|^\/(?:policies\/:id|design)$/

/** Names of the parameters a page's own links and search forms use. */
export function parametersIn(html: string): string[] {
  const links = [...html.matchAll(/(?:href|action)="[^"]*\?([^"#]*)/g)].flatMap(([, query = '']) => [...new URLSearchParams(query.replaceAll('&amp;', '&')).keys()])
  const forms = [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].filter(([, head = '']) => !/method="post"/i.test(head))
  const fields = forms.flatMap(([, , inner = '']) => [...inner.matchAll(/\bname="([^"]+)"/g)].flatMap(([, name]) => name ?? []))
  return [...new Set([...links, ...fields, 'page', 'q', 'sort', 'status', 'done'])]
}

/** Puts nasty values into every parameter and every place of an address; says where the site broke down or gave them back raw. */
export async function breakdowns(ask: Ask, scene: Scene, addresses: readonly Address[]): Promise<string[]> {
  const wrong: string[] = []
  for (const { path } of addresses) {
    const rule = RULES[path]
    const role: Role = rule === undefined || rule.may === 'everybody' ? 'nobody' : rule.may[0] ?? 'nobody'
    const here = rule ? pathOf(path, rule, scene) : path
    const { body } = await ask(role, here)
    const places = [...path.matchAll(/:\w+/g)].flatMap(([place]) => IN_PATHS.map(value =>
      pathOf(path.replace(place, encode(value)), rule ?? { may: [] }, scene)))
    // What takes long to draw and reads nothing gets three tries.
    const names = SLOW.test(path) ? ['page'] : parametersIn(body)
    const all = NASTY.slice(0, SLOW.test(path) ? 1 : NASTY.length).map(value => `${here}?${names.map(name => `${name}=${encode(value)}`).join('&')}`)
    const each = names.flatMap(name => IN_DATABASES.map(value => `${here}?${name}=${encode(value)}`))
    for (const asked of [...places, ...all, ...each]) {
      const seen = await ask(role, asked)
      if (seen.status >= 500) wrong.push(`${seen.status} at ${asked.slice(0, 150)}`)
      if (seen.body.includes('<script>alert(1)')) wrong.push(`given back raw at ${asked}`)
    }
  }
  return wrong
}

/** Fills every text of every form with each nasty value and sends it as somebody who may; says where the site broke down. */
export async function stumbles(ask: Ask, forms: readonly Found[]): Promise<string[]> {
  const wrong: string[] = []
  for (const { form, by } of forms) {
    for (const value of [...NASTY, '\0', '=cmd|1', '\uFFFF']) {
      const fields = form.fields.map(([name, given]) => [name, ['command', 'intent', 'version', 'step'].includes(name) ? given : value] as const)
      const seen = await send(ask, by, { action: form.action, fields })
      if (seen.status >= 500) wrong.push(`${seen.status} from ${form.action} with ${JSON.stringify(value.slice(0, 30))} in ${fields.map(([name]) => name).join(' ')}`)
      if (seen.body.includes('<script>alert(1)')) wrong.push(`${form.action} gives back what was typed raw`)
    }
  }
  return wrong
}

/** A lone surrogate cannot be encoded; its bytes are sent as somebody with a socket would. */
function encode(value: string): string {
  return value.isWellFormed() ? encodeURIComponent(value) : '%ED%A0%80'
}
