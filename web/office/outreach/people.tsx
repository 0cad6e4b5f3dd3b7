import { findTown } from '#identity'
import type { PersonRow, Standing } from '#server/outreach/index.ts'
import { EmptyState, StatusTag, Table, formatDate, type Column } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Lists } from './parts.tsx'
import { standingWords, wishWords } from './words.ts'

/** Who has applied or settled gets no message to apply. */
function messagesTo({ optedOut, standing }: PersonRow, t: (zh: string, en: string) => string): string {
  if (optedOut) return t('已退订', 'stopped')
  return standing === undefined || standing === 'ended' ? t('可发', 'open') : t('不用发', 'not needed')
}

/** `wishing`: all of them wish to settle, so that nothing says so in each row. */
export function People({
  rows,
  grades,
  empty,
  wishing = false,
}: {
  readonly wishing?: boolean
  readonly rows: readonly PersonRow[]
  readonly grades: Lists['grades']
  readonly empty: string
}) {
  const { t } = useLang()
  return (
    <Table<PersonRow>
      caption={t('技能人才', 'Skilled people')}
      hideCaption
      rows={rows}
      rowKey={({ id }) => id}
      empty={<EmptyState title={empty} />}
      columns={[
        ...useWhoColumns(grades),
        ...(wishing
          ? []
          : [{ key: 'wish', head: t('意愿', 'Wish'), cell: (row: PersonRow) => <WishTag wish={row.wish} /> }]),
        ...useHelpColumns(),
        ...(wishing ? [] : [{ key: 'sms', head: t('短信', 'Messages'), cell: (row: PersonRow) => messagesTo(row, t) }]),
      ]}
    />
  )
}

type Columns = readonly Column<PersonRow>[]

function useWhoColumns(grades: Lists['grades']): Columns {
  const { t, text, href } = useLang()
  const townName = useTownName()
  const gradeName = (value: string) => text(grades.find(grade => grade.value === value)?.name ?? { zh: '—', en: '—' })
  const address = (id: string) => href(`/office/outreach/people/${id}`)
  return [
    {
      key: 'name',
      head: t('姓名', 'Name'),
      cell: row => (
        <a href={address(row.id)} lang="zh">
          {row.maskedName}
        </a>
      ),
    },
    { key: 'town', head: t('镇街', 'Town'), cell: row => townName(row.town) },
    { key: 'employer', head: t('用人单位', 'Employer'), cell: row => <span lang="zh">{row.employer}</span> },
    { key: 'grade', head: t('职业资格', 'Grade'), cell: row => gradeName(row.grade) },
  ]
}

function useHelpColumns(): Columns {
  const { lang, t } = useLang()
  const standing = (row: PersonRow) => (row.standing ? <StandingTag standing={row.standing} /> : '—')
  const helper = (row: PersonRow) => (row.helper ? <span lang="zh">{row.helper}</span> : '—')
  const last = (row: PersonRow) => (row.lastContactOn ? formatDate(row.lastContactOn, lang) : '—')
  return [
    { key: 'standing', head: t('入户申请', 'Application'), cell: standing },
    { key: 'helper', head: t('服务人员', 'Helper'), cell: helper },
    { key: 'last', head: t('最近联系', 'Last contact'), cell: last },
  ]
}

/** A town by its code in the reader's language. */
export function useTownName(): (code: string) => string {
  const { text } = useLang()
  return code => text(findTown(code)?.name ?? { zh: code || '—', en: code || '—' })
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
