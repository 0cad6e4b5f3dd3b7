import type { Text } from '#policy'
import { writeWorkbook, type Column } from '#server/sheets/index.ts'
import { KIND_WORDS, type SchemeInForce } from './types.ts'

type Lang = keyof Text

const text = (key: string, [zh, en]: readonly [string, string], width: number, lang: Lang): Column => ({
  key, heading: lang === 'zh' ? zh : en, width, kind: 'text', wrap: true,
})

/** The list as a workbook, in the reader's language: a row for every rule, with its clause as the document words it. */
export function workbookOf(schemes: readonly SchemeInForce[], lang: Lang): Promise<Uint8Array> {
  const columns = [
    text('scheme', ['办法', 'Scheme'], 28, lang), text('kind', ['类别', 'Kind'], 12, lang), text('name', ['内容', 'What'], 34, lang),
    text('detail', ['说明、时限', 'How, by when'], 40, lang), text('clause', ['条款', 'Clause'], 16, lang),
    text('number', ['条款序号', 'Number in the document'], 16, lang), text('quote', ['条款原文', 'Wording of the document'], 70, lang),
    ...(lang === 'en' ? [text('en', ['', 'In English'], 70, lang)] : []),
  ]
  const rows = schemes.flatMap(({ title, rules }) => rules.map(({ kind, name, detail, clause }) => [
    title[lang], KIND_WORDS[kind][lang], name[lang], detail?.[lang], clause.id, clause.number, clause.quote, ...(lang === 'en' ? [clause.en] : []),
  ]))
  return writeWorkbook({ name: lang === 'zh' ? '条件和依据' : 'Conditions', columns, rows })
}
