/** What rules are worded with: the names of facts, the values of parameters. */
import type { Pack } from '../pack.ts'
import type { Fact, Parameter, Text } from '../types.ts'

export interface Book {
  readonly facts: ReadonlyMap<string, Fact>
  readonly parameters: ReadonlyMap<string, Parameter>
  /** Names of indicators and groups, for conditions that ask about points. */
  readonly names?: ReadonlyMap<string, Text>
}

/** The book of a pack with its parameters as published. */
export function bookOf(pack: Pick<Pack, 'facts' | 'parameters' | 'groups' | 'indicators'>): Book {
  return {
    facts: new Map(pack.facts.map(each => [each.id, each])),
    parameters: new Map(pack.parameters.map(each => [each.id, each])),
    names: new Map([...pack.groups, ...pack.indicators].map(each => [each.id, each.name])),
  }
}

export const same = (value: string | number): Text => ({ zh: String(value), en: String(value) })

export const nameOf = (fact: Fact | undefined): Text => fact?.name ?? same('')

/** A text behind another. */
export const after = (before: Text, text: Text): Text => ({ zh: before.zh + text.zh, en: before.en + text.en })

export function joined(texts: readonly Text[], between: Text): Text {
  return { zh: texts.map(({ zh }) => zh).join(between.zh), en: texts.map(({ en }) => en).join(between.en) }
}

/** Names of a choice's options: 「大专、本科及以上」. */
export function optionNames(fact: Fact | undefined, values: readonly string[]): Text {
  const names = values.map(value => fact?.options?.find(option => option.value === value)?.name ?? same(value))
  return joined(names, { zh: '、', en: ', ' })
}
