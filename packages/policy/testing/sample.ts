/** An empty pack to put the parts of a test into. */
import type { Pack } from '../pack.ts'

const name = { zh: '示例', en: 'sample' }

export function samplePack(parts: Partial<Pack>): Pack {
  return {
    id: 'sample',
    version: '1',
    title: name,
    scheme: { id: 'sample', name },
    place: { code: '440600', name },
    kind: 'points',
    document: { title: '示例文件', issued: '2014-01-01', issuer: name },
    validity: { from: '2014-01-01' },
    precedence: [],
    repeals: [],
    clauses: [{ id: 'TE-1', number: '一', quote: '示例', en: 'sample', wording: 'official' }],
    departments: [],
    duties: [],
    documents: [],
    facts: [],
    parameters: [],
    derivations: [],
    lists: [],
    conditions: [],
    routes: [],
    groups: [{ id: 'all', name: { zh: '全部', en: 'all' } }],
    indicators: [],
    totals: [{ id: 'total', name: { zh: '总分', en: 'Total' }, clause: 'TE-1' }],
    entitlements: [],
    places: [],
    ties: [],
    services: [],
    examples: [],
    buildsOn: [],
    ...parts,
  }
}
