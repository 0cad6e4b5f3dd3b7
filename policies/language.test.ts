/** The examples of docs/policy-language.md are what the language does. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { parse } from 'yaml'
import type { Condition, Facts, Rule, Threshold } from '#policy'
import { condition, rule } from '../packages/policy/authoring/nodes.ts'
import { packFile, vocabularyFile } from '../packages/policy/authoring/files.ts'
import { define, type Truth } from '../packages/policy/environment.ts'
import { gate } from '../packages/policy/evaluate/decide.ts'
import { points, truth } from '../packages/policy/interpret/index.ts'
import { samplePack } from '../packages/policy/testing/sample.ts'
import { formatRange } from '../packages/policy/words.ts'

const written: unknown = parse(readFileSync(new URL('vocabulary.yaml', import.meta.url), 'utf8'), { merge: true })
const vocabulary = vocabularyFile.parse(written)
const facts = Object.entries(vocabulary).map(([id, fact]) => ({ id, ...fact }))
const definitions = define(samplePack({ facts }), {})

interface Sample {
  readonly text: string
  readonly cases: readonly { readonly facts: Facts; readonly expected: string }[]
}

/** Every block of YAML that is followed by cases, `# { … } → …`. */
function samplesOf(page: string): readonly Sample[] {
  const blocks = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text]) => text ?? '')
  return blocks.flatMap(text => {
    const cases = [...text.matchAll(/^# (\{.*\}) → (.+)$/gm)].map(([, given, expected]) => ({
      facts: parse(given ?? '{}') as Facts,
      expected: (expected ?? '').trim(),
    }))
    return cases.length > 0 ? [{ text, cases }] : []
  })
}

const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  true: ['yes', '是'],
  false: ['no', '否'],
  undefined: ['unknown', '未知'],
}

/** Whether so many points admit: `{ total: 149, trade_selected: true }`. */
function admits(written: unknown, { total, ...known }: Facts): Truth {
  const points = Number(total) * 100
  const threshold = packFile.shape.threshold.parse(written) as unknown as Threshold
  return gate({ threshold }, { min: points, max: points }, known, definitions)
}

function check({ text, cases }: Sample): void {
  const written = parse(text) as { rule?: unknown; test?: unknown; threshold?: unknown }
  for (const each of cases) {
    const named = Object.keys(each.facts).filter(id => written.threshold === undefined || id !== 'total')
    for (const id of named) assert.ok(Object.hasOwn(vocabulary, id), `no fact ${id}`)
    if (written.rule !== undefined) {
      const range = points(rule.parse(written.rule) as unknown as Rule, each.facts, definitions)
      const said = Object.values(formatRange(range)).map(value => String(value).replaceAll('−', '-'))
      assert.ok(said.includes(each.expected), `${text}\n${JSON.stringify(each.facts)}: ${said.join(' / ')}`)
    } else {
      const holds = written.threshold !== undefined
        ? admits(written.threshold, each.facts)
        : truth(condition.parse(written.test) as unknown as Condition, each.facts, definitions)
      assert.ok(ANSWERS[`${holds}`]?.includes(each.expected), `${text}\n${JSON.stringify(each.facts)}: ${holds}`)
    }
  }
}

for (const name of ['policy-language.md', 'policy-language.zh.md']) {
  const page = readFileSync(new URL(`../docs/${name}`, import.meta.url), 'utf8')
  describe(name, () => {
    const samples = samplesOf(page)
    test('every mechanism is shown by example', () => {
      const nodes =
        'is in range all any at_least not setting scores give when table bands per steps ladder switch sum best cap ' +
        'divide percent round each'
      for (const kind of nodes.split(' ')) assert.ok(page.includes(`kind: ${kind}`), kind)
      assert.ok(samples.length >= 20)
    })
    for (const [index, sample] of samples.entries()) {
      test(`example ${index + 1}: ${sample.text.split('\n')[0] ?? ''}`, () => check(sample))
    }
  })
}
