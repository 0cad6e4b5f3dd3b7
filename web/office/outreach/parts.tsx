import type { ReactNode } from 'react'
import type { MessageView } from '#server/outreach/index.ts'
import type { Text } from '#policy'
import { Button, Notice, RadioField, SelectField, Tabs, TextField, formatCount } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Problem } from '../../refusals.ts'
import { useTownChoices } from '../../portal/direct/town-choices.ts'
import type { TownChoice } from '../../portal/direct/towns.ts'
import { standingWords, wishWords } from './words.ts'

export interface Lists {
  readonly towns: readonly TownChoice[]
  readonly grades: readonly { readonly value: string; readonly name: Text }[]
}

/** The three parts of this work as tabs. */
export function OutreachTabs({
  here,
  leads,
}: {
  readonly here: 'register' | 'messages' | 'tracking'
  readonly leads: boolean
}) {
  const { t, href } = useLang()
  return (
    <Tabs
      label={t('摸底、短信和跟踪服务', 'Survey, messages, tracking')}
      tabs={[
        { href: href('/office/outreach'), label: t('登记簿', 'Register'), here: here === 'register' },
        { href: href('/office/outreach/tracking'), label: t('跟踪服务', 'Tracking'), here: here === 'tracking' },
        ...(leads
          ? [{ href: href('/office/outreach/messages'), label: t('短信', 'Messages'), here: here === 'messages' }]
          : []),
      ]}
    />
  )
}

interface Values {
  readonly [name: string]: string | undefined
}

type SegmentField = 'town' | 'grade' | 'wish' | 'employer'
const SEGMENT: readonly SegmentField[] = ['town', 'grade', 'wish', 'employer']

/** Town, grade, wish, employer: the same for a filter and for a segment. */
export function SegmentFields({ values, only = SEGMENT, ...lists }: Segmented) {
  const { t } = useLang()
  const choices = useChoices(lists)
  const shared = (name: SegmentField) => ({ name, search: true, value: values[name] })
  const select = (name: 'town' | 'grade' | 'wish', label: string) =>
    only.includes(name) &&
    choices[name].length > 1 && (
      <SelectField {...shared(name)} none={t('全部', 'All')} label={label} choices={choices[name]} />
    )
  const employer = t('用人单位（全称）', 'Employer (full name)')
  return (
    <>
      {select('town', t('镇街', 'Town'))}
      {select('grade', t('职业资格', 'Grade'))}
      {select('wish', t('入户意愿', 'Wish'))}
      {only.includes('employer') && (
        <TextField {...shared('employer')} width="medium" maxLength={60} label={employer} />
      )}
    </>
  )
}

interface Segmented extends Lists {
  readonly values: Values
  readonly only?: readonly SegmentField[]
}

/** What was done, said to who did it. */
export function Done({ children }: { readonly children: ReactNode }) {
  return (
    <Notice tone="good" live>
      <p>{children}</p>
    </Notice>
  )
}

export const choicesOf = (words: Readonly<Record<string, Text>>, text: (words: Text) => string) =>
  Object.entries(words).map(([value, each]) => ({ value, label: text(each) }))

function useChoices({ towns, grades }: Lists) {
  const { text } = useLang()
  return {
    town: useTownChoices(towns),
    grade: grades.map(({ value, name }) => ({ value, label: text(name) })),
    wish: choicesOf(wishWords, text),
  }
}

/** An address with what was filtered by. */
export function addressOf(path: string, values: Values): string {
  const query = Object.entries(values).flatMap(([key, value]) => (value ? [`${key}=${encodeURIComponent(value)}`] : []))
  return query.length > 0 ? `${path}?${query.join('&')}` : path
}

interface Asked extends Lists {
  readonly values: Values
  readonly problems?: readonly Problem[] | undefined
}

/** What is asked of a person, on the public form and at the window. */
export function PersonFields({ values, problems, ...lists }: Asked) {
  const { t } = useLang()
  const { town, grade, wish } = useChoices(lists)
  const shared = (name: string) => ({ name, value: values[name], problems })
  const phone = { type: 'tel', inputMode: 'tel', autoComplete: 'tel', maxLength: 20, width: 'medium' } as const
  const employer = t('工作单位', 'Employer')
  return (
    <>
      <TextField {...shared('name')} autoComplete="name" maxLength={50} width="medium" label={t('姓名', 'Name')} />
      <TextField {...shared('phone')} {...phone} label={t('手机号码', 'Mobile number')} />
      <SelectField {...shared('town')} label={t('工作单位所在镇街', 'Town of the employer')} choices={town} />
      <TextField {...shared('employer')} autoComplete="organization" maxLength={60} label={employer} />
      <SelectField {...shared('grade')} label={t('职业资格等级', 'Grade of skill')} choices={grade} />
      <TextField {...shared('trade')} optional maxLength={30} width="medium" label={t('工种', 'Trade')} />
      <RadioField {...shared('wish')} label={t('是否愿意入户', 'Wish to settle')} choices={wish} />
    </>
  )
}

export function FilterForm({
  lists,
  values,
  action,
  only,
}: {
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
        <SelectField
          name="standing"
          search
          none={t('全部', 'All')}
          label={t('入户申请', 'Application')}
          value={values['standing']}
          choices={choicesOf(standingWords, text)}
        />
      )}
      <Button kind="plain">{t('筛选', 'Apply')}</Button>
    </form>
  )
}

/** A message as the phone shows it, and whom it reaches. */
export function Preview({
  preview,
  units,
  recipients,
  most,
}: Pick<MessageView, 'preview' | 'units' | 'recipients'> & { readonly most: number }) {
  const { t } = useLang()
  const { matching, optedOut, had, would } = recipients
  return (
    <Notice title={t(`预览：${units} / ${most} 个字符`, `Preview: ${units} / ${most} characters`)} live>
      <p className="sms-preview" lang="zh">
        {preview}
      </p>
      <p>
        {t(
          `人群 ${formatCount(matching)} 人，已退订 ${formatCount(optedOut)} 人，收过同一条 ${formatCount(had)} 人，`,
          `${formatCount(matching)} in the segment, ${formatCount(optedOut)} stopped, ${formatCount(had)} had it; `,
        )}
        {t(`将发给 ${formatCount(would)} 人。`, `${formatCount(would)} would get it.`)}
      </p>
    </Notice>
  )
}
