/** What a browser loads to evaluate every scheme: the rules' engine and all packs in one language, compressed. */
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { loadPack, packIds } from '../policies/load.ts'
import { slimPacks } from '../web/portal/check/slim.ts'
import type { Figure } from './figure.ts'

const KB = 1000
const MOST = 60 * KB

/** What the self-check's pages evaluate with, without what they draw. */
const PARTS = {
  choose: 'nextOf, openIn, stillOpen', schemes: 'schemesOn, factsOf, placesOf', slim: 'unpackSlim', standing: 'standings',
  saved: 'answered, movedTo, parseSaved, skipped, written',
}

/** The engine as one minified module, as the pages' own build makes it. */
export async function engine(): Promise<string> {
  const entry = 'virtual:engine'
  const exported = Object.entries(PARTS).map(([file, names]) => `export { ${names} } from '/web/portal/check/${file}.ts'`).join('\n')
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [{ name: 'engine', resolveId: id => (id === entry ? id : undefined), load: id => (id === entry ? exported : undefined) }],
    build: { write: false, target: 'es2022', rolldownOptions: { input: entry, preserveEntrySignatures: 'strict' } },
  })
  const outputs = (Array.isArray(built) ? built : [built]).flatMap(each => ('output' in each ? each.output : []))
  return outputs.flatMap(each => (each.type === 'chunk' ? [each.code] : [])).join('\n')
}

export async function run(): Promise<Figure[]> {
  const packs = packIds().map(id => loadPack(id))
  const script = gzipSync(await engine()).length
  const data = Math.max(...(['zh', 'en'] as const).map(lang => gzipSync(slimPacks(packs, lang)).length))
  const bytes = script + data
  return [{
    name: 'engine with all packs in the browser, gzip',
    value: Math.round(bytes / 100) / 10, unit: 'kB', reach: `≤ ${MOST / KB} kB`, ok: script > 0 && bytes <= MOST,
  }]
}
