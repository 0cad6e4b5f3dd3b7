import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { after, before, test, type TestContext } from 'node:test'
import { inventedPeople } from '../../bench/invented-people.ts'
import { compile, type Facts } from '#policy'
import { loadPack } from '../../policies/load.ts'
import { replayFile } from '../policy/replay.ts'
import { run } from './evaluate.ts'

const PACK = 'foshan-2014-points'
const DAY = '2014-09-01'
let folder = ''
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'luohu 计算 '))
})
after(() => rm(folder, { recursive: true, force: true }))

interface Ran { readonly code: number; readonly said: string; readonly written: string | undefined }

/** Runs the command over a file of that content and gives all it printed, and the result file. */
async function evaluated(t: TestContext, name: string, content: string | Uint8Array, ...args: readonly string[]): Promise<Ran> {
  const [file, out] = [join(folder, name), join(folder, 'out')]
  await rm(out, { force: true })
  await writeFile(file, content)
  let said = ''
  const keep = (text: string | Uint8Array) => {
    said += String(text)
    return true
  }
  const mocks = [t.mock.method(process.stdout, 'write', keep), t.mock.method(process.stderr, 'write', keep)]
  try {
    const usual = ['--pack', PACK, '--on', DAY].flatMap((name, at, all) => (at % 2 === 0 && !args.includes(name) ? [name, all[at + 1] ?? ''] : []))
    const code = await run([...usual, '--facts', file, '--out', out, ...args])
    assert.deepEqual((await readdir(folder)).filter(each => each.endsWith('.tmp')), [], 'no temporary file stays')
    return { code, said, written: await readFile(out, 'utf8').catch(() => undefined) }
  } finally {
    for (const mock of mocks) mock.mock.restore()
  }
}

/** Rows as objects by heading; the cells of these tests hold no commas but in quotes at the end. */
function rowsOf(csv: string): readonly Readonly<Record<string, string>>[] {
  const [head = '', ...lines] = csv.replace(/^\uFEFF/, '').trimEnd().split('\r\n')
  const headings = head.split(',')
  return lines.map(line => {
    const cells = line.split(',')
    return Object.fromEntries(headings.map((heading, at) => [heading, at === headings.length - 1 ? cells.slice(at).join(',') : (cells[at] ?? '')]))
  })
}

const WORKER: Facts = { birth_date: '1985-05-05', registered_locally: false, works_here: true, excess_birth_5y: false, education: 'bachelor' }

test('one person is told in words, in the language asked for, with the age of the day', async t => {
  const zh = await evaluated(t, 'p.json', JSON.stringify(WORKER), '--language', 'zh')
  assert.equal(zh.code, 0)
  assert.match(zh.written ?? '', /· 2014-09-01\n结果：还不能确定/)
  assert.match(zh.written ?? '', /✓ 年满18周岁：符合/)
  assert.doesNotMatch(zh.written ?? '', /Outcome/)
  const en = await evaluated(t, 'p.json', JSON.stringify({ ...WORKER, works_here: false }), '--language', 'en')
  assert.match(en.written ?? '', /Outcome: not eligible/)
  assert.match(en.written ?? '', /✗ Works in Foshan.*\n +→ /)
})

test('an array of people as JSON; who has a wrong fact has the errors and no result', async t => {
  const people = [WORKER, { ...WORKER, age: 'old', blod_donations: 2 }]
  const { code, written, said } = await evaluated(t, 'p.json', JSON.stringify(people), '--json')
  assert.equal(code, 1)
  const [first, second] = JSON.parse(written ?? '') as [Record<string, unknown>, { errors: { at: string }[] }]
  assert.equal(first['outcome'], 'undecided')
  assert.deepEqual(second.errors.map(each => each.at), ['age', 'blod_donations'])
  assert.match(said, /1 people have wrong facts/)
})

test('broken JSON, no people and a missing file are refused with what to do', async t => {
  assert.match((await evaluated(t, 'p.json', '{"age": 3,}')).said, /is no valid JSON/)
  assert.match((await evaluated(t, 'p.json', '[3]')).said, /no\. 1 is no person/)
  const { code, said } = await evaluated(t, 'p.csv', 'age\n3\n', '--parameters', join(folder, 'nowhere.json'))
  assert.equal(code, 1)
  assert.match(said, /Cannot read .*nowhere\.json \(ENOENT\)/)
})

test('the facts are never written over by the result', async t => {
  for (const [name, content] of [['p.json', JSON.stringify(WORKER)], ['c.csv', 'id,age\na,30\n']] as const) {
    const file = join(folder, name)
    await writeFile(file, content)
    let said = ''
    const mock = t.mock.method(process.stderr, 'write', (text: string | Uint8Array) => {
      said += String(text)
      return true
    })
    assert.equal(await run(['--pack', PACK, '--facts', file, '--out', file]), 1)
    mock.mock.restore()
    assert.match(said, /may not replace the file it is made from/)
    assert.equal(await readFile(file, 'utf8'), content)
  }
})

test('a cohort comes out as each of its people does alone', async t => {
  const pack = loadPack(PACK)
  const people = inventedPeople(300, 5)
  const ids = Object.keys(people[0] ?? {})
  const cell = (value: unknown) => (value === undefined ? '' : String(value))
  const forget = (facts: Facts, at: number): Facts => (at % 3 === 0 ? { ...facts, [ids[at % ids.length] ?? '']: undefined } : facts)
  const known = people.map((person, at) => forget(person, at))
  const csv = `id,${ids.join(',')}\n${known.map((facts, at) => `p${at},${ids.map(id => cell(facts[id])).join(',')}\n`).join('')}`
  const { code, written, said } = await evaluated(t, 'c.csv', csv)
  assert.equal(code, 0, said)
  const rows = rowsOf(written ?? '')
  const compiled = compile(pack, {}, DAY)
  for (const [at, facts] of known.entries()) {
    const { outcome, total, lines } = compiled.evaluate(facts)
    const row = rows[at]
    assert.deepEqual([row?.['row'], row?.['id'], row?.['outcome']], [String(at + 2), `p${at}`, outcome])
    assert.deepEqual([Number(row?.['total']), Number(row?.['total_most'])], [total.min / 100, total.max / 100])
    for (const { indicator, points } of lines) {
      assert.equal(row?.[indicator], points.min === points.max ? String(points.min / 100) : '', indicator)
    }
  }
})

test('nobody is lost: rows with wrong cells are written with every error and no result, exit code 1', async t => {
  const csv = '编号,年龄,works_here,education\na,30,是,bachelor\nb,abc,maybe,bachelor\nc,31\nd,32,否,college\n'
  const { code, written, said } = await evaluated(t, 'c.csv', csv)
  assert.equal(code, 1)
  const rows = rowsOf(written ?? '')
  assert.deepEqual(rows.map(row => [row['row'], row['编号'], row['outcome'], row['education']]), [
    ['2', 'a', 'undecided', '80'], ['3', 'b', '', ''], ['4', 'c', '', ''], ['5', 'd', 'not_eligible', '60'],
  ])
  assert.match(rows[1]?.['error'] ?? '', /B3：.*abc.*C3：.*maybe/)
  assert.match(rows[2]?.['error'] ?? '', /4：第 4 行有 2 列/)
  assert.match(said, /4 people as of 2014-09-01: 0 eligible, 1 not eligible, 1 undecided, 2 with errors/)
})

test('an unknown heading stops everything: a fact nobody read would make every answer wrong', async t => {
  const { code, written, said } = await evaluated(t, 'c.csv', 'id,agee,works_here\na,30,1\n')
  assert.equal(code, 1)
  assert.equal(written, undefined)
  assert.match(said, /B1 · no fact is called “agee”/)
  const kept = await evaluated(t, 'c.csv', 'id,agee,works_here\na,30,1\n', '--keep', 'agee')
  assert.equal(rowsOf(kept.written ?? '')[0]?.['agee'], '30')
})

test('only findings score where that is asked for', async t => {
  const csv = 'id,age,registered_locally,works_here,excess_birth_5y,education\na,30,0,1,0,bachelor\n'
  const { written } = await evaluated(t, 'c.csv', csv, '--settled')
  const [row] = rowsOf(written ?? '')
  assert.deepEqual([row?.['outcome'], row?.['total'], row?.['total_most']], ['eligible', '80', undefined])
})

test('changed numbers apply, unknown ones are refused with a near one', async t => {
  const changes = join(folder, 'changes.json')
  const csv = 'id,age,registered_locally,works_here,excess_birth_5y,education\na,30,0,1,0,bachelor\n'
  await writeFile(changes, '{"threshold": 85}')
  const { written } = await evaluated(t, 'c.csv', csv, '--settled', '--parameters', changes)
  assert.equal(rowsOf(written ?? '')[0]?.['outcome'], 'not_eligible')
  await writeFile(changes, '{"treshold": 85}')
  const { code, said } = await evaluated(t, 'c.csv', csv, '--parameters', changes)
  assert.equal(code, 1)
  assert.match(said, /treshold.*threshold/s)
})

test('an old office file in GB18030 is read, and the result opens in Excel', async t => {
  // 编号,年龄 in GB18030
  const head = Uint8Array.of(0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xc4, 0xea, 0xc1, 0xe4, 0x0a, 0x61, 0x2c, 0x33, 0x30, 0x0a)
  const { written } = await evaluated(t, 'c.csv', head)
  assert.ok(written?.startsWith('\uFEFFrow,编号,outcome'))
})

test('a pack that was not in force on the day says so', async t => {
  assert.doesNotMatch((await evaluated(t, 'c.csv', 'id,age\na,30\n')).said, /expired|not yet/)
  const late = ['--pack', 'zhongkai-2014-talent', '--on', '2020-01-01'] as const
  assert.match((await evaluated(t, 'c.csv', 'id\na\n', ...late)).said, /zhongkai-2014-talent expired on 2016-05-08/)
  assert.match((await evaluated(t, 'c.csv', 'id\na\n', '--on', '2013-01-01')).said, /in force from 2014-04-16: not yet/)
})

test('a file of a heading alone gives a heading alone; an empty one is refused', async t => {
  const { code, written } = await evaluated(t, 'c.csv', 'id,age\n')
  assert.equal(code, 0)
  assert.equal((written ?? '').trimEnd().split('\r\n').length, 1)
  const empty = await evaluated(t, 'c.csv', '')
  assert.deepEqual([empty.code, empty.written], [1, undefined])
  assert.match(empty.said, /the file is empty/)
})

test('wrong arguments: code 2 and a sentence', async t => {
  for (const [args, sentence] of [
    [['--on', '2014-02-30'], /There is no day “2014-02-30”/],
    [['--colour', 'red'], /There is no option --colour/],
    [['--language', 'fr'], /There is no language “fr”/],
  ] as const) {
    const file = join(folder, 'c.csv')
    let said = ''
    const mock = t.mock.method(process.stderr, 'write', (text: string | Uint8Array) => {
      said += String(text)
      return true
    })
    assert.equal(await run(['--pack', PACK, '--facts', file, ...args]), 2)
    mock.mock.restore()
    assert.match(said, sentence)
  }
})

test('told to the officer node by node, to the legislator clause by clause, to the auditor as a record that replays', async t => {
  const person = JSON.stringify({ age: 30, education: 'college', registered_locally: false })
  const officer = await evaluated(t, 'one.json', person, '--for', 'officer', '--language', 'en')
  assert.match(officer.written ?? '', /Education = Junior college \[claimed\]/)
  const legislator = await evaluated(t, 'one.json', person, '--for', 'legislator', '--language', 'zh')
  assert.match(legislator.written ?? '', /FS-1\n {2}「/)
  const auditor = await evaluated(t, 'one.json', person, '--for', 'auditor')
  const record = join(folder, 'record.json')
  await writeFile(record, auditor.written ?? '')
  assert.equal(await replayFile(record), 0)
  await writeFile(record, (auditor.written ?? '').replace('"college"', '"bachelor"'))
  assert.equal(await replayFile(record), 1)
  assert.equal((await evaluated(t, 'one.json', person, '--for', 'nobody')).code, 2)
})
