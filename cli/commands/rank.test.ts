import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { after, before, test, type TestContext } from 'node:test'
import { run } from './rank.ts'

let folder = ''
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'luohu 排名 '))
})
after(() => rm(folder, { recursive: true, force: true }))

interface Ran { readonly code: number; readonly said: string; readonly written: string | undefined }

/** Ranks `csv` and gives the exit code, everything printed, and the file written. */
async function ranked(t: TestContext, csv: string | Uint8Array, ...args: readonly string[]): Promise<Ran> {
  const [file, out] = [join(folder, 'in.csv'), join(folder, 'out.csv')]
  await rm(out, { force: true })
  await writeFile(file, csv)
  const { code, said } = await ran(t, [file, '--out', out, ...args])
  assert.deepEqual((await readdir(folder)).filter(name => name.endsWith('.tmp')), [], 'no temporary file stays')
  return { code, said, written: await readFile(out, 'utf8').catch(() => undefined) }
}

async function ran(t: TestContext, args: readonly string[]): Promise<{ code: number; said: string }> {
  let said = ''
  const keep = (text: string | Uint8Array) => {
    said += String(text)
    return true
  }
  const mocks = [t.mock.method(process.stdout, 'write', keep), t.mock.method(process.stderr, 'write', keep)]
  try {
    return { code: await run([...args]), said }
  } finally {
    for (const mock of mocks) mock.mock.restore()
  }
}

const byScore = ['--key', 'score:desc'] as const
const FOUR = 'id,name,score\nd,丁,70\nb,"乙, ""二""",80.50\na,甲,90\nc,丙,80.5\n'

test('writes every row in order, as it was, with rank and admitted', async t => {
  const { code, said, written } = await ranked(t, FOUR, '--quota', '2', '--ties', 'all-in', ...byScore)
  assert.equal(code, 0)
  assert.equal(written, 'id,name,score,rank,admitted\na,甲,90,1,true\nb,"乙, ""二""",80.50,2,true\nc,丙,80.5,2,true\n'
    + 'd,丁,70,4,false\n')
  assert.match(said, /共 4 行，名额 2 个，入围 3 人。/)
  assert.match(said, /4 rows, quota 2, 3 admitted\./)
  assert.match(said, /2 rows tie where the quota ends and are all admitted: 1 above the quota/)
  assert.match(said, /入围线：score = 80\.5/)
})

test('none-in leaves the tie out', async t => {
  const { written, said } = await ranked(t, FOUR, '--quota', '2', '--ties', 'none-in', ...byScore)
  assert.match(written ?? '', /a,甲,90,1,true\nb,.*,2,false\nc,丙,80\.5,2,false\nd/)
  assert.match(said, /1 admitted[^]*none is admitted[^]*Cut-off: score = 90/)
})

test('chains, dates and strict quota', async t => {
  const csv = 'id,score,base,at\n1,80,40,2014/9/1 8:30\n2,80,40,2014-09-01T00:29:00Z\n3,80,41,2014-10-01 00:00\n'
    + '4,79,99,2013-01-01 00:00'
  const keys = ['--key', 'score:desc,base:desc,at:asc']
  const strict = await ranked(t, csv, '--quota', '2', '--ties', 'chain-earliest', ...keys)
  assert.deepEqual(strict.written?.split('\n').slice(1).map(line => line.replace(/^(\d).*(,\d,\w+)$/, '$1$2')),
    ['3,1,true', '2,2,true', '1,3,false', '4,4,false', ''])
  const shared = await ranked(t, csv, '--quota', '2', '--ties', 'chain-all-in', '--key', 'score:desc,base:desc')
  assert.match(shared.said, /3 admitted/)
  const first = await ranked(t, csv, '--quota', '1', '--ties', 'all-in', ...keys)
  assert.match(first.said, /3 admitted/)
  assert.match(first.said, /score alone gives rank and admission/)
})

test('rows equal in every key are taken in the order of the file, and it is said, when the quota is strict', async t => {
  const { code, said, written } = await ranked(t, FOUR, '--quota', '2', '--ties', 'chain-earliest', ...byScore)
  assert.equal(code, 0)
  assert.match(written ?? '', /a,甲,90,1,true\nb,.*,2,true\nc,丙,80\.5,2,false\nd/)
  assert.match(said, /名额末位处有 2 人各项排序条件完全相同/)
  assert.match(said, /2 admitted[^]*2 rows are equal in every key where the quota ends/)
})

test('each group within its own quota', async t => {
  const csv = 'id,区,score\n1,禅城,5\n2,南海,9\n3,禅城,7\n4,南海,9\n'
  const { written, said } = await ranked(t, csv, '--quota', '1', '--ties', 'all-in', ...byScore, '--group', '区')
  assert.equal(written, 'id,区,score,rank,admitted\n3,禅城,7,1,true\n1,禅城,5,2,false\n2,南海,9,1,true\n4,南海,9,1,true\n')
  assert.match(said, /【禅城】[^]*1 admitted[^]*【南海】[^]*2 admitted/)
})

test('decimals no float can tell apart', async t => {
  const csv = 'id,score\na,0.30000000000000001\nb,0.3000000000000000100\nc,0.30000000000000002\n'
    + 'd,-9007199254740993\ne,-9007199254740992\n'
  const { written } = await ranked(t, csv, '--quota', '1', '--ties', 'all-in', ...byScore)
  assert.deepEqual(written?.split('\n').slice(1, 6).map(line => line.replace(/,.*(,\d),/, '$1,')),
    ['c,1,true', 'a,2,false', 'b,2,false', 'e,4,false', 'd,5,false'])
})

test('mark, line ends and encodings of Excel', async t => {
  const args = ['--quota', '1', '--ties', 'all-in', ...byScore]
  const excel = await ranked(t, '\uFEFFid,score\r\na,1\r\nb,2', ...args)
  assert.equal(excel.written, '\uFEFFid,score,rank,admitted\r\nb,2,1,true\r\na,1,2,false\r\n')
  const gb = Buffer.concat([Buffer.from('id,score,'), Buffer.from([0xb7, 0xd6]), Buffer.from('\na,1,x\n')])
  assert.equal((await ranked(t, gb, ...args)).written, '\uFEFFid,score,分,rank,admitted\na,1,x,1,true\n')
})

test('semicolons and tabs, as spreadsheets of some offices save them, are kept', async t => {
  const args = ['--quota', '1', '--ties', 'all-in', ...byScore]
  const semicolons = await ranked(t, 'id;备注;score\n1;甲,乙;5\n2;"丙;丁";7\n', ...args)
  assert.equal(semicolons.written, 'id;备注;score;rank;admitted\n2;"丙;丁";7;1;true\n1;甲,乙;5;2;false\n')
  assert.equal((await ranked(t, 'id\tscore\r\n1\t5\r\n', ...args)).written, 'id\tscore\trank\tadmitted\r\n1\t5\t1\ttrue\r\n')
})

test('a bad cell names its line and column, and nothing is written', async t => {
  const csv = 'id,note,score\n1,"two\nlines",80\n2,x,八十\n3,y,\n4,z,1e2\n'
  const { code, said, written } = await ranked(t, csv, '--quota', '1', '--ties', 'all-in', ...byScore)
  assert.deepEqual([code, written], [1, undefined])
  assert.match(said, /第 4 行“score”列的“八十”不是数字/)
  assert.match(said, /Line 4, column “score”: “八十” is not a number such as 87\.50\. Correct it\./)
  assert.match(said, /Line 5, column “score” is empty\. Enter a number/)
  assert.match(said, /Line 6, column “score”: “1e2” is not a number/)
  assert.match(said, /没有写出任何文件/)
})

const FILES: readonly (readonly [string, string, RegExp])[] = [
  ['a repeated id', 'id,score\n7,1\n8,2\n7,3\n', /“7” is on line 2 and again on line 4/],
  ['an empty id', 'id,score\n ,1\n', /Line 2, column “id” is empty/],
  ['no id column', 'nr,score\n1,1\n', /no column “id”\. It has: nr，score/],
  ['no key column', 'id,points\n1,1\n', /no column “score”/],
  ['a column twice', 'id,score,score\n1,1,1\n', /2 columns “score”/],
  ['a taken name', 'id,score,rank\n1,1,1\n', /already has a column “rank”/],
  ['a short row', 'id,score,x\n1,1\n', /Line 2 has 2 cells, the header has 3/],
  ['an open quote', 'id,score\n1,"1\n', /quote that opens on line 2/],
  ['an empty file', '', /The file is empty/],
  ['dates among numbers', 'id,score\n1,1\n2,2\n3,2014-01-01\n', /“2014-01-01” is not a number/],
  ['a day among times', 'id,score\n1,2014-01-01 08:00\n2,2014-01-02 08:00\n3,2014-01-03\n',
    /“2014-01-03” is not a date and time/],
]
for (const [name, csv, message] of FILES) {
  test(`refused: ${name}`, async t => {
    const { code, said, written } = await ranked(t, csv, '--quota', '1', '--ties', 'all-in', ...byScore)
    assert.deepEqual([code, written], [1, undefined])
    assert.match(said, message)
  })
}

test('a header alone and a quota of zero are fine', async t => {
  const none = await ranked(t, 'id,score\n', '--quota', '3', '--ties', 'all-in', ...byScore)
  assert.deepEqual([none.code, none.written], [0, 'id,score,rank,admitted\n'])
  assert.match(none.said, /0 rows, quota 3, 0 admitted/)
  const zero = await ranked(t, FOUR, '--quota', '0', '--ties', 'chain-earliest', ...byScore)
  assert.equal(zero.code, 0)
  assert.doesNotMatch(zero.written ?? '', /true/)
  assert.match(zero.said, /无人入围/)
})

test('never over its own input, nor through a link to it', async t => {
  const [file, link] = [join(folder, 'own.csv'), join(folder, 'link.csv')]
  await writeFile(file, FOUR)
  await symlink(file, link)
  for (const out of [file, link, join(folder, '.', 'own.csv')]) {
    const { code, said } = await ran(t, [file, '--out', out, '--quota', '1', '--ties', 'all-in', ...byScore])
    assert.equal(code, 1)
    assert.match(said, /may not replace the file it is made from/)
  }
  assert.equal(await readFile(file, 'utf8'), FOUR)
})

test('a missing file or folder is named', async t => {
  const args = ['--quota', '1', '--ties', 'all-in', ...byScore]
  const missing = await ran(t, [join(folder, 'none.csv'), '--out', join(folder, 'x.csv'), ...args])
  assert.deepEqual([missing.code, /Cannot read .*none\.csv \(ENOENT\)/.test(missing.said)], [1, true])
  const file = join(folder, 'in.csv')
  await writeFile(file, FOUR)
  const nowhere = await ran(t, [file, '--out', join(folder, 'no', 'x.csv'), ...args])
  assert.deepEqual([nowhere.code, /Cannot write .*x\.csv \(ENOENT\)/.test(nowhere.said)], [1, true])
})

test('wrong arguments give 2, --help explains every rule', async t => {
  assert.equal((await ran(t, ['x.csv', '--fast'])).code, 2)
  const help = await ran(t, ['--help'])
  assert.equal(help.code, 0)
  for (const rule of ['all-in', 'none-in', 'chain-all-in', 'chain-earliest']) assert.ok(help.said.includes(`  ${rule}`))
})
