/** JSON schemas of the files of a pack: completion and errors in an ordinary editor. */
import { join } from 'node:path'
import { z } from 'zod'
import { ITEM } from '../../packages/policy/ast.ts'
import { SHAPES } from '../../packages/policy/authoring/read.ts'
import { amount, condition, id, points, rounding, rule, text } from '../../packages/policy/authoring/nodes.ts'
import { readYaml } from '../yaml.ts'
import { KEYS, NODES } from './words.ts'

/** Parts that stand in many places, written once. */
function shared() {
  const registry = z.registry<{ id: string }>()
  for (const [name, schema] of Object.entries({ amount, condition, id, points, rounding, rule, text }))
    registry.add(schema, { id: name })
  return registry
}

type Json = z.core.JSONSchema.JSONSchema

function kindsOf(properties: Json['properties']): readonly string[] {
  const kind = properties?.['kind']
  if (typeof kind !== 'object') return []
  return [kind.const, ...(kind.enum ?? [])].filter(each => typeof each === 'string')
}

/** Beside a `$ref` draft 7 ignores everything: the description needs a wrapper of its own. */
function described(part: Json, about: string): Json {
  return part.$ref === undefined ? { ...part, description: about } : { allOf: [part], description: about }
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Keys under which facts are named. */
const FACTS = ['fact', 'facts', 'by', 'from']
const ANY_ID = '#/definitions/id'

/** The id of any kind of thing becomes one of the vocabulary, so that an editor completes it. */
function namingFacts(part: unknown): Json {
  if (!isJson(part)) return {}
  if (part.$ref === ANY_ID) return { ...part, $ref: '#/definitions/fact' }
  return part.type === 'array' ? { ...part, items: namingFacts(part.items) } : part
}

/** Ids of the shared vocabulary, and the name of a number inside an `each`. */
function factIds(): readonly string[] {
  const { value } = readYaml(join(import.meta.dirname, '../vocabulary.yaml'), 'vocabulary.yaml')
  return [...Object.keys(isJson(value) ? value : {}), ITEM]
}

/** The schema with words for every kind of node and every key there are words for. */
function withWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withWords)
  if (!isJson(value)) return value
  const copy: Json = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withWords(each)]))
  if (!copy.properties || copy.type !== 'object') return copy
  const words = kindsOf(copy.properties).flatMap(kind => NODES[kind] ?? [])
  const properties = Object.entries(copy.properties).map(([key, written]) => {
    const about = KEYS[key]
    const part = FACTS.includes(key) ? namingFacts(written) : written
    return [key, about === undefined || typeof part !== 'object' ? part : described(part, about)] as const
  })
  return {
    ...copy,
    ...(words.length > 0 ? { description: words.join('\n') } : {}),
    properties: Object.fromEntries(properties),
  }
}

export type SchemaName = keyof typeof SHAPES
export const SCHEMAS = Object.keys(SHAPES) as readonly SchemaName[]

/** One file's schema as it is written: draft 7, which editors know best. */
export function schemaOf(name: SchemaName): unknown {
  const plain = z.toJSONSchema(SHAPES[name], { target: 'draft-7', io: 'input', metadata: shared() })
  const schema = withWords(plain)
  if (!isJson(schema) || !JSON.stringify(schema).includes('#/definitions/fact')) return schema
  const definitions = isJson(schema.definitions) ? schema.definitions : {}
  return { ...schema, definitions: { ...definitions, fact: { type: 'string', enum: factIds() } } }
}

/** The text of `policies/schema/<name>.json`. */
export function schemaText(name: SchemaName): string {
  return `${JSON.stringify(schemaOf(name), undefined, 2)}\n`
}

/** The first line of a pack's file, by which an editor finds its schema. */
export function schemaLine(name: SchemaName): string {
  return `# yaml-language-server: $schema=${name === 'vocabulary' ? '' : '../'}schema/${name}.json`
}
