import { formatValue, runExamples, type Evaluation, type Example, type Pack, type Text } from '#policy'

/** A fact or a setting of an example in words. */
export interface Stated {
  readonly name: Text
  readonly value: Text
}

/** A worked example with what the engine says about it now. */
export interface Worked {
  readonly example: Example
  readonly facts: readonly Stated[]
  readonly settings: readonly Stated[]
  readonly found: Evaluation
  /** What was expected and did not come out; empty when the example holds. */
  readonly differences: readonly string[]
}

function settingsOf(pack: Pack, { parameters = {} }: Example): readonly Stated[] {
  return Object.entries(parameters).map(([id, value]) => {
    const parameter = pack.parameters.find(each => each.id === id)
    const plain = { zh: String(value), en: String(value) }
    const points = { zh: `${value / 100} 分`, en: `${value / 100} points` }
    const option = parameter?.options?.[value]?.name
    const shown = parameter?.unit === 'option' ? (option ?? plain) : parameter?.unit === 'points' ? points : plain
    return { name: parameter?.name ?? { zh: id, en: id }, value: shown }
  })
}

function factsOf(pack: Pack, { facts }: Example): readonly Stated[] {
  return Object.entries(facts).map(([id, answer]) => {
    const fact = pack.facts.find(each => each.id === id)
    const plain = { zh: String(answer), en: String(answer) }
    return { name: fact?.name ?? { zh: id, en: id }, value: fact ? formatValue(fact, answer) : plain }
  })
}

/** Every example of a pack, evaluated. */
export function workedExamples(pack: Pack): readonly Worked[] {
  return runExamples(pack).map(({ example, found, differences }) => ({
    example,
    facts: factsOf(pack, example),
    settings: settingsOf(pack, example),
    found,
    differences,
  }))
}
