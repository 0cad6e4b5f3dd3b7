import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { z } from 'zod'
import { parse } from 'yaml'
import { FILES, packIds } from '../load.ts'
import { schemaLine, SCHEMAS, schemaText, type SchemaName } from './index.ts'
import { NODES } from './words.ts'

const policies = join(import.meta.dirname, '..')
const written = (name: SchemaName) => readFileSync(join(import.meta.dirname, `${name}.json`), 'utf8')
const schema = (name: SchemaName) =>
  z.fromJSONSchema(JSON.parse(written(name)) as Parameters<typeof z.fromJSONSchema>[0])
const accepts = (name: SchemaName, text: string) => {
  const found = schema(name).safeParse(parse(text, { merge: true }))
  return found.success ? [] : found.error.issues
}

describe('the schemas for editors', () => {
  for (const name of SCHEMAS) {
    test(`${name}.json is as the shapes are: luohu policy schema --write`, () =>
      assert.equal(written(name), schemaText(name)))
  }
  for (const id of packIds()) {
    test(`every file of ${id} begins with the line by which an editor finds its schema`, () => {
      for (const name of FILES)
        assert.equal(readFileSync(join(policies, id, `${name}.yaml`), 'utf8').split('\n')[0], schemaLine(name))
    })
    test(`they accept ${id}`, () => {
      for (const name of FILES)
        assert.deepEqual(accepts(name, readFileSync(join(policies, id, `${name}.yaml`), 'utf8')), [], name)
    })
  }
  test('they accept the vocabulary', () =>
    assert.deepEqual(accepts('vocabulary', readFileSync(join(policies, 'vocabulary.yaml'), 'utf8')), []))
  test('they refuse an unknown kind, an unknown key, a missing key', () => {
    const indicators = readFileSync(join(policies, 'guangdong-2010-points/indicators.yaml'), 'utf8')
    for (const [from, to] of [
      ['kind: table', 'kind: tabel'],
      ['group: personal', 'grup: personal'],
      ['clause: GD-2', ''],
      ['fact: education', 'fact: educaton'],
    ] as const) {
      assert.ok(indicators.includes(from))
      assert.ok(accepts('indicators', indicators.replace(from, to)).length > 0, to)
    }
  })
  test('every kind of node is described in Chinese and English', () => {
    const text = SCHEMAS.map(written).join('')
    const kinds = new Set([...text.matchAll(/"kind": \{\s*"type": "string",\s*"const": "(\w+)"/g)].map(each => each[1]))
    for (const kind of kinds) assert.match(NODES[kind ?? ''] ?? '', /\p{Script=Han}.* · [A-Z]/u, kind ?? '')
    assert.ok(kinds.size >= 22)
  })
})
