/** The verdict of a pack as text: its conditions, and the points they ask about. */
import type { Pack } from '../pack.ts'
import { literal } from './emitter.ts'
import { type Site, testName } from './exact.ts'
import { type Asked, type Span, spanName, truthName } from './spans.ts'
import { groupName } from './totals.ts'

/** The spans of a pack's indicators and headings, each written when it is first asked for. */
export function asking(pack: Pack, site: Site): Asked {
  const lines = new Map<string, Span>()
  const groups = new Map<string, Span>()
  const line = (id: string): Span | undefined => {
    const indicator = pack.indicators.find(each => each.id === id)
    const known = lines.get(id)
    if (!indicator || known) return known
    const made = spanName(indicator.rule, site)
    lines.set(id, made)
    return made
  }
  const group = (id: string): Span => {
    const known = groups.get(id)
    if (known) return known
    const all = pack.indicators.map(each => (each.group === id ? line(each.id) : undefined))
    const end = (of: 'min' | 'max') =>
      groupName(id, all.map(each => each?.[of] ?? '0'), pack, site.definitions, site.emit)
    const made = { min: end('min'), max: end('max') }
    groups.set(id, made)
    return made
  }
  return { line, group }
}

/** Whether a person is below the threshold and bound by it, where only findings score; undefined without a threshold. */
export function belowText({ threshold }: Pack, total: string, inner: Site): string | undefined {
  if (!threshold) return undefined
  const below = `${total} < ${literal(threshold.points)}`
  return threshold.unless ? `${below} && !${testName(threshold.unless.test, 'threshold/unless', inner)}` : below
}

/** The same while facts may be unknown: 0 below, 1 not known, 2 admitted. */
export function admittedText({ threshold }: Pack, total: Span, site: Site, asked: Asked): string | undefined {
  if (!threshold) return undefined
  const least = literal(threshold.points)
  const enough = `${total.min} >= ${least} ? 2 : ${total.max} < ${least} ? 0 : 1`
  return threshold.unless ? `Math.max(${enough}, ${truthName(threshold.unless.test, 'threshold/unless', site, asked)})` : enough
}

/** Every condition and one of the routes. */
export function verdictName(pack: Pack, site: Site, asked: Asked): string {
  const conditions = pack.conditions.map(each => truthName(each.test, `conditions/${each.id}`, site, asked))
  const routes = pack.routes.map(each => truthName(each.test, `routes/${each.id}`, site, asked))
  const all = [...conditions, ...(routes.length > 0 ? [`Math.max(${routes.join(', ')})`] : [])]
  return all.length === 0 ? '2' : `Math.min(${all.join(', ')})`
}
