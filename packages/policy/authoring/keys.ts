/** The words a shape knows: for finding the one somebody meant. */
import { z } from 'zod'

export interface Words {
  /** Every key of every object in it. */
  readonly keys: ReadonlySet<string>
  /** Every `kind` of node. */
  readonly kinds: ReadonlySet<string>
}

/** Zod keeps what a schema is made of here; an unknown part is passed over. */
function parts(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodObject) return Object.values<z.core.$ZodType>(schema.shape)
  if (schema instanceof z.ZodUnion) return schema.options
  if (schema instanceof z.ZodArray) return [schema.element]
  if (schema instanceof z.ZodRecord) return [schema.valueType]
  if (schema instanceof z.ZodLazy) return [schema.unwrap()]
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return [schema.unwrap()]
  if (schema instanceof z.ZodPipe) return [schema.in]
  if (schema instanceof z.ZodTuple) return schema.def.items
  return []
}

const known = new WeakMap<z.core.$ZodType, Words>()

/** The words of a shape, gathered once. */
export function keysOf(root: z.core.$ZodType): Words {
  const found = known.get(root) ?? gathered(root)
  known.set(root, found)
  return found
}

function gathered(root: z.core.$ZodType): Words {
  const keys = new Set<string>()
  const kinds = new Set<string>()
  const seen = new Set<z.core.$ZodType>()
  const visit = (schema: z.core.$ZodType): void => {
    if (seen.has(schema)) return
    seen.add(schema)
    if (schema instanceof z.ZodObject) {
      for (const [key, part] of Object.entries<z.core.$ZodType>(schema.shape)) {
        keys.add(key)
        if (key === 'kind' && part instanceof z.ZodLiteral) for (const kind of part.values) kinds.add(String(kind))
        if (key === 'kind' && part instanceof z.ZodEnum) for (const kind of part.options) kinds.add(String(kind))
      }
    }
    for (const part of parts(schema)) visit(part)
  }
  visit(root)
  return { keys, kinds }
}
