import type { EmployerLink, ImportedFile } from '#server/outreach/index.ts'
import { Button, EmptyState, PostForm, Table, formatCount, formatDate, formatInstant } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { useTownName } from './people.tsx'

/** The links employers may still answer by. */
export function OpenLinks({ links, origin }: { readonly links: readonly EmployerLink[]; readonly origin: string }) {
  const { t, lang, href } = useLang()
  const townName = useTownName()
  return (
    <Table<EmployerLink>
      caption={t('有效的填报链接', 'Open links')}
      rows={links}
      rowKey={({ code }) => code}
      columns={[
        {
          key: 'employer',
          head: t('用人单位', 'Employer'),
          cell: row => (
            <a href={`${origin}${href(`/survey/employer/${row.code}`)}`} lang="zh">
              {row.employer}
            </a>
          ),
        },
        { key: 'town', head: t('镇街', 'Town'), cell: row => townName(row.town) },
        { key: 'until', head: t('有效期到', 'Open until'), cell: row => formatDate(row.closesOn, lang) },
        {
          key: 'close',
          head: t('操作', 'Action'),
          cell: row => (
            <PostForm name={`close-${row.code}`} className="inline">
              <input type="hidden" name="code" value={row.code} />
              <Button kind="quiet" name="intent" value="close">
                {t('关闭', 'Close')}
              </Button>
            </PostForm>
          ),
        },
      ]}
    />
  )
}

/** Employers' lists that came, each answered. */
export function Files({ files }: { readonly files: readonly ImportedFile[] }) {
  const { t, lang, href } = useLang()
  const townName = useTownName()
  return (
    <Table<ImportedFile>
      caption={t('最近收到的表（最多 20 份，保留 90 天）', 'Files received (20 at most, kept for 90 days)')}
      rows={files}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t('还没有收到用人单位的表', 'No list has come yet')} />}
      columns={[
        { key: 'at', head: t('时间', 'When'), cell: row => formatInstant(row.at, lang) },
        { key: 'employer', head: t('用人单位', 'Employer'), cell: row => <span lang="zh">{row.employer}</span> },
        { key: 'town', head: t('镇街', 'Town'), cell: row => townName(row.town) },
        {
          key: 'by',
          head: t('方式', 'Came by'),
          cell: row => (row.code ? t('填报链接', 'link') : t('窗口', 'window')),
        },
        { key: 'stored', head: t('已登记', 'Stored'), numeric: true, cell: row => formatCount(row.stored) },
        { key: 'refused', head: t('没有登记', 'Not stored'), numeric: true, cell: row => formatCount(row.refused) },
        {
          key: 'answers',
          head: t('逐行答复', 'Answers'),
          cell: row => <a href={href(`/office/outreach/files/${row.id}`)}>{t('下载', 'Download')}</a>,
        },
      ]}
    />
  )
}
