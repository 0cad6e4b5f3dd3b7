import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { after, before, test, type TestContext } from 'node:test'
import { loadPack } from '../../policies/load.ts'
import { writeCohort } from '../../bench/cohort-file.ts'
import type { Comparison } from '../../packages/policy/simulate/index.ts'
import { simulate } from './simulate.ts'

const PACK = 'foshan-2014-points'
let folder = ''
let cohort = ''
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'luohu-simulate-'))
  cohort = join(folder, 'cohort.csv')
  writeCohort(cohort, loadPack(PACK), 2_000, 3)
})
after(() => rm(folder, { recursive: true, force: true }))

function ran(t: TestContext, ...args: readonly string[]): { readonly code: number; readonly said: string } {
  let said = ''
  const keep = (text: string | Uint8Array) => {
    said += String(text)
    return true
  }
  const mocks = [t.mock.method(process.stdout, 'write', keep), t.mock.method(process.stderr, 'write', keep)]
  try {
    return { code: simulate(args), said }
  } finally {
    for (const mock of mocks) mock.mock.restore()
  }
}

async function changes(content: unknown): Promise<string> {
  const file = join(folder, 'changes.json')
  await writeFile(file, JSON.stringify(content))
  return `${PACK}:${file}`
}

const base = () => ['--before', PACK, '--facts', cohort, '--on', '2014-09-01'] as const

test('a higher threshold: nobody gains, some lose, told in tables by town, age and skill', async t => {
  const { code, said } = ran(t, ...base(), '--after', await changes({ threshold: 150 }), '--language', 'en')
  assert.equal(code, 0, said)
  assert.match(said, /Before: Foshan.*\(foshan-2014-points/)
  assert.match(said, /Eligible +0 +[1-9]\d*\n/)
  for (const title of ['By town', 'By age', 'By vocational qualification']) assert.match(said, new RegExp(`${title}\n`))
})

test('a quota on both sides moves the cut-off, and the counts are kept as data', async t => {
  const out = join(folder, 'out.json')
  const after = await changes({ fs_permit_cap: 60, fs_skill_senior: 65 })
  const { code } = ran(t, ...base(), '--after', after, '--quota', '200', '--after-quota', '300', '--tie', 'chain-all-in', '--by', '年龄', '--out', out)
  assert.equal(code, 0)
  const found = JSON.parse(await readFile(out, 'utf8')) as Comparison
  assert.deepEqual([found.people, found.before.quota, found.after.quota], [2000, 200, 300])
  assert.ok((found.before.cutOff ?? 0) > (found.after.cutOff ?? 0))
  assert.deepEqual(found.by.map(each => each.id), ['age'])
})

test('the page stands alone: charts beside tables, no script, names escaped', async t => {
  const out = join(folder, 'out.html')
  const { code } = ran(t, ...base(), '--after', await changes({ threshold: 150 }), '--language', 'zh', '--out', out)
  assert.equal(code, 0)
  const html = await readFile(out, 'utf8')
  assert.match(html, /<svg[^>]*role="img"/)
  assert.match(html, /<h2>按镇街<\/h2>/)
  assert.doesNotMatch(html, /<script|https?:\/\/(?!www\.w3\.org)/)
})

test('fewer than five people are told nothing about', async t => {
  const few = join(folder, 'few.csv')
  await writeFile(few, 'age,education\n30,bachelor\n31,bachelor\n')
  const { code, said } = ran(t, '--before', PACK, '--after', PACK, '--facts', few)
  assert.equal(code, 1)
  assert.match(said, /There are 2 people, fewer than 5/)
  assert.doesNotMatch(said, /Overall/)
})

test('what cannot be: wrong arguments are 2, refused files 1, each with a sentence', async t => {
  for (const [code, sentence, args] of [
    [2, /--after is missing/, ['--before', PACK, '--facts', cohort]],
    [2, /quota “many” is not a whole number/, [...base(), '--after', PACK, '--quota', 'many']],
    [2, /There is no tie rule “luck”/, [...base(), '--after', PACK, '--tie', 'luck']],
    [2, /has to end in \.html or \.json/, [...base(), '--after', PACK, '--out', 'x.docx']],
    [1, /There is no pack “atlantis”/, [...base(), '--after', 'atlantis']],
    [1, /Cannot break down by “birth_date”/, [...base(), '--after', PACK, '--by', 'birth_date']],
    [1, /there is no column “village” to keep/, [...base(), '--after', PACK, '--by', 'village']],
    [1, /there is no "education\.9" to change/, [...base(), '--after', await changes({ 'education.9': 1 })]],
  ] as const) {
    const found = ran(t, ...args)
    assert.equal(found.code, code, found.said)
    assert.match(found.said, sentence)
  }
})

test('every number that may be changed is listed with its id', t => {
  const { code, said } = ran(t, '--list', PACK)
  assert.equal(code, 0)
  assert.match(said, /^threshold +60 +分数线/m)
  assert.match(said, /^fs_permit_cap +120 /m)
})
