import '../../design/library.css'
import './conditions.css'
import type { RuleFilter, RuleInForce, RuleKind, SchemeInForce } from '#server/guard/index.ts'
import type { Text } from '#policy'
import { Button, ClauseRef, EmptyState, Notice, PrintButton, SelectField, Table, TextField, formatCount, formatDate } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { citation } from '../policies/words.ts'

export interface Listed {
  readonly today: string
  readonly filter: RuleFilter
  readonly kinds: readonly { readonly kind: RuleKind; readonly words: Text }[]
  readonly schemes: readonly { readonly pack: string; readonly title: Text }[]
  readonly shown: readonly SchemeInForce[]
}

/** Everything in force, with filter, print and file: the same part on the office's page and on the public one. */
export function RulesInForce({ list, path }: { readonly list: Listed; readonly path: string }) {
  const { lang, t } = useLang()
  const count = list.shown.reduce((sum, { rules }) => sum + rules.length, 0)
  return (
    <>
      <Notice>
        <p>
          {t(
            '以下是公布的全部条件、填写内容、材料、步骤和不予办理的理由。没有列出的，任何窗口、部门都不得要求，也不得作为不予办理的理由。',
            'These are all the conditions, questions, documents, steps and reasons for refusal in force. What is not listed no window or department may ask for or refuse by.',
          )}
        </p>
      </Notice>
      <Filters list={list} path={path} />
      <div className="list-actions">
        <span>
          {t(`${formatDate(list.today, lang)}有效，共 ${formatCount(count)} 项。`, `In force on ${formatDate(list.today, lang)}: ${formatCount(count)} in all.`)}
        </span>
        <a className="no-print" href={fileOf(list.filter, lang)}>{t('下载 Excel', 'Download as Excel')}</a>
        <PrintButton>{t('打印本页', 'Print this page')}</PrintButton>
      </div>
      {list.shown.length === 0 && <EmptyState title={t('没有符合筛选条件的内容', 'Nothing matches the filter')} />}
      {list.shown.map(scheme => <Scheme key={scheme.pack} scheme={scheme} kinds={list.kinds} />)}
    </>
  )
}

function fileOf({ scheme, kind, words }: RuleFilter, lang: 'zh' | 'en'): string {
  const asked = Object.entries({ scheme, kind, q: words }).flatMap(([name, value]) => (value ? [[name, value]] : []))
  return `${lang === 'en' ? '/en' : ''}/conditions/list.xlsx${asked.length > 0 ? `?${new URLSearchParams(asked)}` : ''}`
}

function Filters({ list: { filter, schemes, kinds }, path }: { readonly list: Listed; readonly path: string }) {
  const { t, text, href } = useLang()
  const any = t('全部', 'All')
  return (
    <form method="get" action={href(path)} className="filters of-rules no-print" aria-label={t('筛选', 'Filter')}>
      {schemes.length > 1 && (
        <SelectField search name="scheme" none={any} label={t('办法', 'Scheme')} value={filter.scheme}
          choices={schemes.map(({ pack, title }) => ({ value: pack, label: text(title) }))} />
      )}
      <SelectField search name="kind" none={any} label={t('类别', 'Kind')} value={filter.kind}
        choices={kinds.map(({ kind, words }) => ({ value: kind, label: text(words) }))} />
      <TextField search name="q" width="medium" maxLength={60} label={t('包含文字', 'Words')} value={filter.words} />
      <Button kind="plain">{t('筛选', 'Apply')}</Button>
    </form>
  )
}

function Scheme({ scheme, kinds }: { readonly scheme: SchemeInForce; readonly kinds: Listed['kinds'] }) {
  const { lang, t, text, href } = useLang()
  const { pack, title, standing, validity, rules } = scheme
  return (
    <section aria-labelledby={pack} className="part in-force">
      <h2 id={pack}>{text(title)}</h2>
      <p className="muted">
        <a href={href(`/policies/${pack}`)} lang="zh-Hans-CN">{citation(scheme)}</a>
      </p>
      {standing === 'expired' && <p>{t(`${formatDate(validity.to ?? '', lang)}之后不再施行，现在没有依据它的条件。`, `Not in force since ${formatDate(validity.to ?? '', lang)}: nothing rests on it now.`)}</p>}
      {standing === 'not_yet' && <p>{t(`${formatDate(validity.from, lang)}起施行，现在没有依据它的条件。`, `In force from ${formatDate(validity.from, lang)}: nothing rests on it yet.`)}</p>}
      {kinds.map(({ kind, words }) => <Rules key={kind} pack={pack} title={words} rules={rules.filter(rule => rule.kind === kind)} />)}
    </section>
  )
}

function Rules({ pack, title, rules }: { readonly pack: string; readonly title: Text; readonly rules: readonly RuleInForce[] }) {
  const { t, text } = useLang()
  if (rules.length === 0) return null
  return (
    <>
      <h3>{text(title)}</h3>
      <Table<RuleInForce>
        caption={text(title)}
        hideCaption
        rows={rules}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', head: t('内容', 'What'), cell: ({ id, name }) => <span data-rule={`${pack}/${id}`}>{text(name)}</span> },
          { key: 'detail', head: t('说明、时限', 'How, by when'), cell: ({ detail }) => (detail ? text(detail) : '—') },
          { key: 'clause', head: t('依据条款', 'Clause'), cell: ({ clause }) => <ClauseRef clause={clause} policy={pack} /> },
        ]}
      />
    </>
  )
}
