/** What a reader may search in a pack: its wording, and what was drawn from it. */
import type { Pack } from '../pack.ts'
import type { Text } from '../types.ts'
import { type Book, bookOf, conditionText, ruleLines } from '../wording/index.ts'

export type EntryPart =
  | 'title'
  | 'clause'
  | 'condition'
  | 'route'
  | 'indicator'
  | 'document'
  | 'entitlement'
  | 'department'
  | 'place'
  | 'example'

export interface Entry {
  readonly pack: string
  /** What the pack is called and where it holds: a word of it narrows a search, but finds nothing by itself. */
  readonly scheme: Text
  /** Where on the pack's page it stands. */
  readonly anchor: string
  readonly part: EntryPart
  readonly title: Text
  readonly body: Text
}

const NOTHING: Text = { zh: '', en: '' }

function joined(texts: readonly (Text | undefined)[]): Text {
  const given = texts.flatMap(each => each ?? [])
  const of = (language: keyof Text) => given.flatMap(each => each[language] || []).join(language === 'zh' ? '；' : '; ')
  return { zh: of('zh'), en: of('en') }
}

type Made = (part: EntryPart, anchor: string, title: Text, body?: Text) => Entry

function wording(pack: Pack, made: Made): readonly Entry[] {
  const { title, number = '', issuer } = pack.document
  const named = `《${title}》${number}`
  return [
    made('title', '', pack.title, joined([{ zh: named, en: named }, issuer, pack.scheme.name, pack.place.name])),
    ...pack.clauses.map(each =>
      made('clause', each.id, { zh: each.number, en: each.id }, { zh: each.quote, en: each.en }),
    ),
  ]
}

function exemption({ threshold }: Pack, book: Book, made: Made): readonly Entry[] {
  const unless = threshold?.unless
  if (!unless) return []
  const body = joined([conditionText(unless.test, book), unless.interpretation?.text])
  return [made('condition', unless.clause, unless.name, body)]
}

function rules(pack: Pack, book: Book, made: Made): readonly Entry[] {
  const tests = (part: 'condition' | 'route', list: Pack['conditions']) =>
    list.map(({ clause, name, refusal, test, interpretation }) =>
      made(part, clause, name, joined([conditionText(test, book), refusal, interpretation?.text])),
    )
  return [
    ...tests('condition', pack.conditions),
    ...tests('route', pack.routes),
    ...exemption(pack, book, made),
    ...pack.indicators.map(({ clause, name, note, rule }) =>
      made('indicator', clause, name, joined([...ruleLines(rule, book).map(each => each.what), note])),
    ),
    ...pack.entitlements.map(({ clause, name, note, test, amount }) => {
      const asks = test ? conditionText(test, book) : undefined
      return made(
        'entitlement',
        clause,
        name,
        joined([asks, ...(amount ? ruleLines(amount, book).map(each => each.what) : []), note]),
      )
    }),
  ]
}

function around(pack: Pack, made: Made): readonly Entry[] {
  const factName = (id: string) => pack.facts.find(each => each.id === id)?.name
  const checks = (id: string) => pack.duties.filter(each => each.department === id)
  return [
    ...pack.documents.map(each => made('document', each.clause, each.name)),
    ...pack.places.map(each => made('place', each.clause, each.name)),
    ...pack.services.map(each => made('place', each.clause, each.name, joined([each.description, each.office]))),
    ...pack.departments.map(({ id, name, role }) =>
      made(
        'department',
        checks(id)[0]?.clause ?? 'duties',
        name,
        joined([role, ...checks(id).map(each => factName(each.fact))]),
      ),
    ),
    ...pack.examples.map(each => made('example', `example-${each.id}`, each.title)),
  ]
}

/** Everything a reader may search in one pack. */
export function entriesOf(pack: Pack): readonly Entry[] {
  const scheme = joined([pack.title, pack.place.name])
  const made: Made = (part, anchor, title, body = NOTHING) => ({ pack: pack.id, scheme, anchor, part, title, body })
  return [...wording(pack, made), ...rules(pack, bookOf(pack), made), ...around(pack, made)]
}
