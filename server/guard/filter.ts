import type { RuleFilter, RuleInForce, SchemeInForce } from './types.ts'

/** The schemes and rules a filter leaves; schemes it leaves nothing of are left out, unless they are not in force anyway. */
export function filtered(schemes: readonly SchemeInForce[], { scheme, kind, words = '' }: RuleFilter): readonly SchemeInForce[] {
  const sought = words.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean)
  const wanted = (rule: RuleInForce) => (kind === undefined || rule.kind === kind) && sought.every(word => said(rule).includes(word))
  const all = scheme === undefined && kind === undefined && sought.length === 0
  return schemes
    .filter(each => scheme === undefined || each.pack === scheme)
    .map(each => ({ ...each, rules: each.rules.filter(wanted) }))
    .filter(({ rules }) => all || scheme !== undefined || rules.length > 0)
}

function said({ name, detail, clause }: RuleInForce): string {
  const { id, number, quote, en } = clause
  return [name.zh, name.en, detail?.zh, detail?.en, id, number, quote, en].join(' ').normalize('NFKC').toLowerCase()
}
