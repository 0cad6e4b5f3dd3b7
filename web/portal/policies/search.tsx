import type { Pack, Text } from '#policy'
import { excerpt, marksIn, MOST_FOUND, type Entry, type EntryPart, type Found } from '#policy/find'
import { Button, EmptyState, ErrorSummary, FieldProblem, StatusTag, plural } from '../../design/index.ts'
import { useLang, type Lang } from '../../language.tsx'
import { problemsOf, type Problem } from '../../refusals.ts'
import { anchored, FOUND } from './words.ts'

/** Longer questions are not searched. */
export const MOST_LETTERS = 100
const EXCERPT = 110
const LANGS = { zh: 'zh-Hans-CN', en: 'en' } as const

/** A search box over all packs: a plain form, so that every search has an address. */
export function SearchBox({
  question,
  problems,
}: {
  readonly question: string
  readonly problems?: readonly Problem[] | undefined
}) {
  const { t, href } = useLang()
  return (
    <form className="library-search no-print" role="search" method="get" action={href('/policies')}>
      <ErrorSummary problems={problems} />
      <label htmlFor="q">{t('在全部文件中查找', 'Search all documents')}</label>
      <FieldProblem name="q" problems={problems} />
      <div className="library-search-row">
        <input
          className="input"
          id="q"
          name="q"
          type="search"
          defaultValue={question}
          autoComplete="off"
          aria-describedby="q-hint"
        />
        <Button>{t('查找', 'Search')}</Button>
      </div>
      <p className="field-hint" id="q-hint">
        {t(
          '可以输入词语、单个字、条款号或代号：无偿献血，房，第六条，三（四），FS-8。',
          'Words in Chinese or English, a clause number or an id: blood donation, tax, GZ-6, FS-8.',
        )}
      </p>
    </form>
  )
}

/** A question that is not searched, as a problem of its field. */
export function tooLong(question: string, lang: Lang): readonly Problem[] {
  if ([...question].length <= MOST_LETTERS) return []
  return problemsOf([{ code: 'field.too_long', field: 'q', params: { max: MOST_LETTERS } }], lang)
}

/** What was found, best first. `titles` are the packs' titles by id. */
export function Results({
  question,
  found,
  titles,
}: {
  readonly question: string
  readonly found: readonly Found[]
  readonly titles: Readonly<Record<string, Text>>
}) {
  const { t } = useLang()
  if (found.length === 0) return <Nothing question={question} />
  const count =
    found.length < MOST_FOUND
      ? t(`「${question}」找到 ${found.length} 处`, `${plural(found.length, 'place')} for “${question}”`)
      : t(`「${question}」相关的前 ${found.length} 处`, `The first ${found.length} places for “${question}”`)
  const others = [...new Set(found.map(({ asked }) => asked))].filter((asked) => asked !== question)
  return (
    <section aria-labelledby="found" className="part">
      <h2 id="found" translate="no">
        {count}
      </h2>
      {others.length > 0 && (
        <p className="small muted">{t(`同时查找了：${others.join('、')}`, `Also searched: ${others.join(', ')}`)}</p>
      )}
      <ol className="found">
        {found.map((each, at) => (
          <Hit key={at} found={each} titles={titles} />
        ))}
      </ol>
    </section>
  )
}

/** What a clause stands behind: its id tells apart what is called the same. */
const BESIDE: ReadonlySet<EntryPart> = new Set<EntryPart>([
  'condition',
  'route',
  'indicator',
  'document',
  'entitlement',
  'place',
  'department',
])

/** The languages in which a text is shown: the reader's, and the other where only it holds what was asked. */
function shownIn(body: Text, question: string, lang: Lang): readonly Lang[] {
  const holds = (each: Lang) => marksIn(body[each], question).length > 0
  const other = lang === 'zh' ? 'en' : 'zh'
  return [...(body[lang] === '' ? [] : [lang]), ...(holds(other) && !holds(lang) ? ([other] as const) : [])]
}

function Hit({
  found: { entry, asked: question },
  titles,
}: {
  readonly found: Found
  readonly titles: Readonly<Record<string, Text>>
}) {
  const { lang, text, href } = useLang()
  const { pack, part, anchor, body } = entry
  const path = part === 'example' ? `/policies/${pack}/examples#${anchor}` : anchored(pack, anchor)
  const scheme = titles[pack]
  return (
    <li>
      <p className="found-title">
        <StatusTag tone="quiet">{text(FOUND[part])}</StatusTag>{' '}
        <a href={href(path)}>
          <FoundTitle entry={entry} question={question} />
        </a>
      </p>
      {shownIn(body, question, lang).map((each) => (
        <p key={each} className="found-text">
          <Marked of={body[each]} in={each} question={question} length={EXCERPT} />
        </p>
      ))}
      <p className="small muted">
        {scheme ? text(scheme) : pack}
        {BESIDE.has(part) && (
          <>
            {' '}
            · <code>{anchor}</code>
          </>
        )}
      </p>
    </li>
  )
}

/** A clause bears its number and its id in both languages. */
function FoundTitle({ entry: { part, title }, question }: { readonly entry: Entry; readonly question: string }) {
  const { lang, text } = useLang()
  if (part !== 'clause') return <Marked of={text(title)} in={lang} question={question} />
  return (
    <>
      <Marked of={title.zh} in="zh" question={question} />{' '}
      <code>
        <Marked of={title.en} in="en" question={question} />
      </code>
    </>
  )
}

function Marked({
  of,
  in: language,
  question,
  length,
}: {
  readonly of: string
  readonly in: Lang
  readonly question: string
  readonly length?: number
}) {
  const pieces = excerpt(of, question, length === undefined ? of.length : language === 'en' ? length * 2 : length)
  return (
    <span lang={LANGS[language]}>{pieces.map(({ text, hit }, at) => (hit ? <mark key={at}>{text}</mark> : text))}</span>
  )
}

function Nothing({ question }: { readonly question: string }) {
  const { t, href } = useLang()
  return (
    <EmptyState title={t(`没有找到「${question}」`, `Nothing found for “${question}”`)}>
      <p>
        {t(
          '换一个更短的词试试，例如「社保」「居住证」「高级工」；条款号写作「第六条」或「三（四）」，代号写作 FS-8。',
          'Try a shorter word, such as “insurance” or “residence permit”; an id is written FS-8.',
        )}
      </p>
      <p>
        <a href={href('/policies')}>{t('查看全部政策', 'All policies')}</a>
      </p>
    </EmptyState>
  )
}

/** Titles by id, for the names beside what was found. */
export function titlesOf(packs: readonly Pack[]): Readonly<Record<string, Text>> {
  return Object.fromEntries(packs.map(({ id, title }) => [id, title]))
}
