import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { runExamples } from '#policy'
import { BLANK, checkFolder } from '../../../policies/check.ts'
import { schemaLine, SCHEMAS } from '../../../policies/schema/index.ts'
import { begin, refusal } from './index.ts'

const VOCABULARY = join(import.meta.dirname, '../../../policies/vocabulary.yaml')

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'luohu-packs-'))
  cpSync(VOCABULARY, join(path, 'vocabulary.yaml'))
  return path
}

for (const kind of ['points', 'direct', 'awards'] as const) {
  test(`a new pack of kind ${kind} is in order but for its named blanks, and its examples hold`, () => {
    const at = folder()
    const id = 'yunxi-2026-points'
    begin({ id, kind, title: '云溪市："积分" {入户} # 试行' }, at)
    const { pack, problems } = checkFolder(id, at)
    assert.equal(pack?.title.zh, '云溪市："积分" {入户} # 试行')
    assert.deepEqual(new Set(problems.map(each => each.code)), new Set(['blank']))
    for (const { file, line, column } of problems) {
      const text = readFileSync(join(at, id, file ?? ''), 'utf8').split('\n')[(line ?? 0) - 1]
      assert.ok(text?.slice((column ?? 0) - 1).startsWith(BLANK), `${file}:${line}`)
    }
    assert.deepEqual(
      runExamples(pack).flatMap(each => each.differences),
      [],
    )
  })
}

test('every file begins with the line by which an editor finds its schema, and explains itself in both languages', () => {
  const at = folder()
  begin({ id: 'yunxi-2026', kind: 'points', title: '云溪' }, at)
  const names = readdirSync(join(at, 'yunxi-2026'))
  assert.deepEqual(
    names.toSorted(),
    SCHEMAS.filter(each => each !== 'vocabulary')
      .map(each => `${each}.yaml`)
      .toSorted(),
  )
  for (const name of names) {
    const text = readFileSync(join(at, 'yunxi-2026', name), 'utf8')
    const schema = SCHEMAS.find(each => `${each}.yaml` === name)
    assert.equal(text.split('\n')[0], schema && schemaLine(schema), name)
    assert.match(text, /^# .*\p{Script=Han}/mu, name)
    assert.match(text, /^# [A-Z][a-z].*\./m, name)
  }
})

describe('ids', () => {
  for (const id of [
    '',
    'Yunxi-2026',
    'yunxi',
    '../yunxi-2026',
    'yunxi 2026',
    'yunxi-',
    '-yunxi',
    '云溪-2026',
    `a-${'b'.repeat(63)}`,
  ])
    test(`「${id}」 is none`, () => assert.match(refusal(id, folder())?.en ?? '', /an id is/))
  test('one that exists is not begun again', () => {
    const at = folder()
    assert.equal(refusal('yunxi-2026', at), undefined)
    begin({ id: 'yunxi-2026', kind: 'points', title: '云溪' }, at)
    assert.match(refusal('yunxi-2026', at)?.en ?? '', /already/)
    assert.throws(() => begin({ id: 'yunxi-2026', kind: 'points', title: '云溪' }, at), /EEXIST/)
  })
})
