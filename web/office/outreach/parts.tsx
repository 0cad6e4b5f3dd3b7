import { findTown } from '#identity'
import type { MessageView, PersonRow, Standing, Tally } from '#server/outreach/index.ts'
import type { Text } from '#policy'
import {
  Button, EmptyState, Notice, RadioField, SelectField, StatusTag, Table, Tabs, TextField, formatCount, formatDate,
} from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Problem } from '../../refusals.ts'
import type { TownChoice } from '../../portal/direct/fields.tsx'
import { standingWords, wishWords } from './words.ts'

export interface Lists {
  readonly towns: readonly TownChoice[]
  readonly grades: readonly { readonly value: string; readonly name: Text }[]
}

/** The three parts of this work as tabs. */
export function OutreachTabs({ here, leads }: { readonly here: 'register' | 'messages' | 'tracking'; readonly leads: boolean }) {
  const { t, href } = useLang()
  return (
    <Tabs label={t('摸底、短信和跟踪服务', 'Survey, messages, tracking')} tabs={[
      { href: href('/office/outreach'), label: t('登记簿', 'Register'), here: here === 'register' },
      { href: href('/office/outreach/tracking'), label: t('跟踪服务', 'Tracking'), here: here === 'tracking' },
      ...(leads ? [{ href: href('/office/outreach/messages'), label: t('短信', 'Messages'), here: here === 'messages' }] : []),
    ]} />
  )
}

interface Values { readonly [name: string]: string | undefined }

type SegmentField = 'town' | 'grade' | 'wish' | 'employer'
const SEGMENT: readonly SegmentField[] = ['town', 'grade', 'wish', 'employer']

/** Town, grade, wish, employer: the same for a filter and for a segment. */
export function SegmentFields({ towns, grades, values, only = SEGMENT }: Lists & {
  readonly values: Values
  readonly only?: readonly SegmentField[]
}) {
  const { t, text } = useLang()
  const shared = (name: SegmentField) => ({ name, search: true, value: values[name] })
  const none = t('全部', 'All')
  return (
    <>
      {only.includes('town') && towns.length > 1 && (
        <SelectField {...shared('town')} none={none} label={t('镇街', 'Town')} choices={towns.map(({ code, name }) => ({ value: code, label: text(name) }))} />
      )}
      {only.includes('grade') && (
        <SelectField {...shared('grade')} none={none} label={t('职业资格', 'Grade')} choices={grades.map(({ value, name }) => ({ value, label: text(name) }))} />
      )}
      {only.includes('wish') && <SelectField {...shared('wish')} none={none} label={t('入户意愿', 'Wish')} choices={choicesOf(wishWords, text)} />}
      {only.includes('employer') && (
        <TextField {...shared('employer')} width="medium" maxLength={60} label={t('用人单位（全称）', 'Employer (full name)')} />
      )}
    </>
  )
}

const choicesOf = (words: Readonly<Record<string, Text>>, text: (words: Text) => string) =>
  Object.entries(words).map(([value, each]) => ({ value, label: text(each) }))

/** An address with what was filtered by. */
export function addressOf(path: string, values: Values): string {
  const query = Object.entries(values).flatMap(([key, value]) => (value ? [`${key}=${encodeURIComponent(value)}`] : []))
  return query.length > 0 ? `${path}?${query.join('&')}` : path
}

/** What is asked of a person, on the public form and at the window. */
export function PersonFields({ towns, grades, values, problems }: Lists & {
  readonly values: Values
  readonly problems?: readonly Problem[] | undefined
}) {
  const { t, text } = useLang()
  const shared = (name: string) => ({ name, value: values[name], problems })
  return (
    <>
      <TextField {...shared('name')} autoComplete="name" maxLength={50} width="medium" label={t('姓名', 'Name')} />
      <TextField {...shared('phone')} type="tel" inputMode="tel" autoComplete="tel" maxLength={20} width="medium" label={t('手机号码', 'Mobile number')} />
      <SelectField {...shared('town')} label={t('工作单位所在镇街', 'Town of the employer')} choices={towns.map(({ code, name }) => ({ value: code, label: text(name) }))} />
      <TextField {...shared('employer')} autoComplete="organization" maxLength={60} label={t('工作单位', 'Employer')} />
      <SelectField {...shared('grade')} label={t('职业资格等级', 'Grade of skill')} choices={grades.map(({ value, name }) => ({ value, label: text(name) }))} />
      <TextField {...shared('trade')} optional maxLength={30} width="medium" label={t('工种', 'Trade')} />
      <RadioField {...shared('wish')} label={t('是否愿意入户', 'Wish to settle')} choices={choicesOf(wishWords, text)} />
    </>
  )
}

export function FilterForm({ lists, values, action, only }: {
  readonly lists: Lists
  readonly values: Values
  readonly action: string
  readonly only?: readonly SegmentField[]
}) {
  const { t, text } = useLang()
  return (
    <form method="get" action={action} className="filters no-print" aria-label={t('筛选', 'Filter')}>
      <SegmentFields {...lists} values={values} {...(only ? { only } : {})} />
      {!only && (
        <SelectField name="standing" search none={t('全部', 'All')} label={t('入户申请', 'Application')} value={values['standing']} choices={choicesOf(standingWords, text)} />
      )}
      <Button kind="plain">{t('筛选', 'Apply')}</Button>
    </form>
  )
}

const nothing = { zh: '—', en: '—' }

/** Who has applied or settled gets no message to apply. */
function messagesTo({ optedOut, standing }: PersonRow, t: (zh: string, en: string) => string): string {
  if (optedOut) return t('已退订', 'stopped')
  return standing === undefined || standing === 'ended' ? t('可发', 'open') : t('不用发', 'not needed')
}

/** `wishing`: all of them wish to settle, so that nothing says so in each row. */
export function People({ rows, grades, empty, wishing = false }: {
  readonly wishing?: boolean
  readonly rows: readonly PersonRow[]
  readonly grades: Lists['grades']
  readonly empty: string
}) {
  const { lang, t, text, href } = useLang()
  return (
    <Table<PersonRow> caption={t('技能人才', 'Skilled people')} hideCaption rows={rows} rowKey={({ id }) => id}
      empty={<EmptyState title={empty} />}
      columns={[
        { key: 'name', head: t('姓名', 'Name'), cell: row => <a href={href(`/office/outreach/people/${row.id}`)} lang="zh">{row.maskedName}</a> },
        { key: 'town', head: t('镇街', 'Town'), cell: row => text(findTown(row.town)?.name ?? nothing) },
        { key: 'employer', head: t('用人单位', 'Employer'), cell: row => <span lang="zh">{row.employer}</span> },
        { key: 'grade', head: t('职业资格', 'Grade'), cell: row => text(grades.find(({ value }) => value === row.grade)?.name ?? nothing) },
        ...(wishing ? [] : [{ key: 'wish', head: t('意愿', 'Wish'), cell: (row: PersonRow) => <WishTag wish={row.wish} /> }]),
        { key: 'standing', head: t('入户申请', 'Application'), cell: row => (row.standing ? <StandingTag standing={row.standing} /> : '—') },
        { key: 'helper', head: t('服务人员', 'Helper'), cell: row => (row.helper ? <span lang="zh">{row.helper}</span> : '—') },
        { key: 'last', head: t('最近联系', 'Last contact'), cell: row => (row.lastContactOn ? formatDate(row.lastContactOn, lang) : '—') },
        ...(wishing ? [] : [{ key: 'sms', head: t('短信', 'Messages'), cell: (row: PersonRow) => messagesTo(row, t) }]),
      ]} />
  )
}

export function StandingTag({ standing }: { readonly standing: Standing }) {
  const { text } = useLang()
  return <StatusTag tone={standingWords[standing].tone}>{text(standingWords[standing])}</StatusTag>
}

export function WishTag({ wish }: { readonly wish: string }) {
  const { text } = useLang()
  const words = wishWords[wish as keyof typeof wishWords]
  return <StatusTag tone={words.tone}>{text(words)}</StatusTag>
}

/** A message as the phone shows it, and whom it reaches. */
export function Preview({ preview, units, recipients, most }: Pick<MessageView, 'preview' | 'units' | 'recipients'> & {
  readonly most: number
}) {
  const { t } = useLang()
  const { matching, optedOut, had, would } = recipients
  return (
    <Notice title={t(`预览：${units} / ${most} 个字符`, `Preview: ${units} / ${most} characters`)} live>
      <p className="sms-preview" lang="zh">{preview}</p>
      <p>{t(
        `人群 ${formatCount(matching)} 人，已退订 ${formatCount(optedOut)} 人，收过同一条 ${formatCount(had)} 人，将发给 ${formatCount(would)} 人。`,
        `${formatCount(matching)} in the segment, ${formatCount(optedOut)} stopped messages, ${formatCount(had)} had this text: ${formatCount(would)} would get it.`,
      )}</p>
    </Notice>
  )
}

/** One column of figures. `wide`: left out on a phone. */
export interface Figure<Row> {
  readonly head: string
  readonly of: (row: Row) => number
  readonly wide?: boolean
}

/** Counts by town or employer with their sums: a table that stays one on a phone. `last` adds a figure that is no sum. */
export function Tallies<Row extends { readonly key: string }>({ caption, head, rows, name, figures, last }: {
  readonly caption: string
  readonly head: string
  readonly rows: readonly Row[]
  readonly name: (key: string) => string
  readonly figures: readonly Figure<Row>[]
  readonly last?: { readonly head: string; readonly of: (rows: readonly Row[]) => string }
}) {
  const { t } = useLang()
  if (rows.length === 0) return null
  const line = (title: string, of: readonly Row[]) => (
    <>
      <th scope="row">{title}</th>
      {figures.map(each => (
        <td key={each.head} className={classOf(each)}>{formatCount(of.reduce((total, row) => total + each.of(row), 0))}</td>
      ))}
      {last && <td className="numeric">{last.of(of)}</td>}
    </>
  )
  return (
    <table className="tally">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          {figures.map(each => <th key={each.head} scope="col" className={classOf(each)}>{each.head}</th>)}
          {last && <th scope="col" className="numeric">{last.head}</th>}
        </tr>
      </thead>
      <tbody>{rows.map(row => <tr key={row.key}>{line(name(row.key), [row])}</tr>)}</tbody>
      <tfoot><tr>{line(t('合计', 'Total'), rows)}</tr></tfoot>
    </table>
  )
}

const classOf = ({ wide }: { readonly wide?: boolean }): string => (wide ? 'numeric wide' : 'numeric')

/** The figures of the register. */
export function useRegisterFigures(): readonly Figure<Tally>[] {
  const { t } = useLang()
  return [
    { head: t('人数', 'People'), of: row => row.yes + row.no + row.undecided + row.settled },
    { head: t('愿意', 'Yes'), of: row => row.yes }, { head: t('未定', 'Undecided'), of: row => row.undecided, wide: true },
    { head: t('不愿意', 'No'), of: row => row.no, wide: true }, { head: t('已入户', 'Settled'), of: row => row.settled },
    { head: t('已跟踪', 'Tracked'), of: row => row.tracked },
  ]
}
