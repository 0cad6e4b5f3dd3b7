import {
  DefinitionList,
  EmptyState,
  LinkButton,
  Notice,
  StatusTag,
  Table,
  Tabs,
  formatCount,
  formatInstant,
} from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Cause, LineAnswer, Looked } from './batch-lines.ts'

interface ResultProps {
  readonly looked: Looked
  /** `/office/direct/batches` or `/direct/batches`. */
  readonly base: string
  /** Where one case is looked at; the employer follows the numbers, the workers their cases. */
  readonly cases: string | undefined
}

/** What became of every line of an employer's file. */
export function BatchAnswer({ looked, base, cases }: ResultProps) {
  const { lang, t, href } = useLang()
  const { result, answers } = looked
  const at = `${base}/${result.id}`
  return (
    <>
      <Outcome result={result} />
      <Unread sheets={looked.unread} />
      <DefinitionList
        items={[
          { term: t('用人单位', 'Employer'), value: result.employer },
          { term: t('文件', 'File'), value: result.fileName },
          { term: t('上传时间', 'Uploaded'), value: formatInstant(result.at, lang) },
        ]}
      />
      <p className="actions no-print">
        {answers && (
          <LinkButton href={href(`${at}/answers.xlsx`)}>
            {t('下载每一行的答复（Excel）', 'Download the answer to every line (Excel)')}
          </LinkButton>
        )}
        {result.refused > 0 && (
          <LinkButton kind="plain" href={href(`${at}/report.xlsx`)}>
            {t('只下载未收件的行', 'Only the lines not taken')}
          </LinkButton>
        )}
        <LinkButton kind="plain" href={href(base)}>
          {t('再上传一个文件', 'Upload another file')}
        </LinkButton>
      </p>
      <Filters looked={looked} at={at} />
      <Lines looked={looked} cases={cases} />
      <Pages looked={looked} at={at} />
    </>
  )
}

/** Whoever kept a second list in the file, seen or hidden, is told that nobody has looked at it. */
function Unread({ sheets }: { readonly sheets: readonly string[] }) {
  const { t } = useLang()
  if (sheets.length === 0) return null
  const names = sheets
    .slice(0, 5)
    .map(name => `“${name}”`)
    .join(t('、', ', '))
  return (
    <p>
      {t(
        `文件里还有 ${sheets.length} 张工作表没有读取：${names}。只读取“申请人员”这一张。`,
        `${sheets.length} more in the file not read: ${names}. Only the sheet “申请人员” is read.`,
      )}
    </p>
  )
}

function Outcome({ result }: { readonly result: Looked['result'] }) {
  const { t } = useLang()
  const { made, kept, refused, mode } = result
  const [taken, not] = [formatCount(made), formatCount(refused)]
  const earlier = kept > 0 && (
    <p>
      {t(
        `另有 ${formatCount(kept)} 人此前的文件已收件，没有重复。`,
        `${formatCount(kept)} more were taken with an earlier file and are not taken twice.`,
      )}
    </p>
  )
  if (refused === 0)
    return (
      <Notice tone="good" live title={t(`${taken} 人全部收件`, `All ${taken} were taken`)}>
        {earlier}
      </Notice>
    )
  if (mode === 'all_or_nothing') return <NoneTaken />
  return (
    <Notice tone="warn" live title={t(`已收件 ${taken} 人，${not} 人未收件`, `${taken} taken, ${not} not`)}>
      {earlier}
      <p>
        {t(
          '下载未收件的行，改正后可以直接上传；整个文件再上传也可以，已收件的不会重复。',
          'Download the lines not taken; once corrected, upload that file, or the whole one: nothing is taken twice.',
        )}
      </p>
    </Notice>
  )
}

function NoneTaken() {
  const { t } = useLang()
  return (
    <Notice tone="bad" live title={t('全部没有收件', 'Nothing was taken')}>
      <p>
        {t(
          '有错误的行。按您的选择，其他行也没有收件。改正后请重新上传。',
          'Some lines are wrong; as you chose, none was taken. Correct them and upload again.',
        )}
      </p>
    </Notice>
  )
}

/** By what became of a line, and by what is wrong with it. */
function Filters({ looked, at }: { readonly looked: Looked; readonly at: string }) {
  const { t, href } = useLang()
  const { result, show, cause, causes } = looked
  const tabs = [
    { value: '', label: t('全部', 'All'), count: result.rows },
    { value: 'refused', label: t('未收件', 'Not taken'), count: result.refused },
    { value: 'made', label: t('已收件', 'Taken'), count: result.made },
    { value: 'kept', label: t('此前已收件', 'Taken earlier'), count: result.kept },
  ].filter(({ value, count }) => value === '' || count > 0)
  return (
    <>
      <Tabs
        label={t('按结果筛选', 'By result')}
        tabs={tabs.map(({ value, label, count }) => ({
          href: href(value ? `${at}?show=${value}` : at),
          here: show === value && !cause,
          label: `${label} ${formatCount(count)}`,
        }))}
      />
      {causes.length > 1 && (
        <p className="no-print">
          {t('按原因：', 'By cause: ')}
          {causes.map(each => (
            <CauseLink key={each.code} at={at} cause={each} here={cause === each.code} />
          ))}
        </p>
      )}
    </>
  )
}

function CauseLink({ at, cause, here }: { readonly at: string; readonly cause: Cause; readonly here: boolean }) {
  const { href } = useLang()
  return (
    <>
      <a href={href(`${at}?show=refused&cause=${cause.code}`)} aria-current={here ? 'page' : undefined}>
        {cause.title} {formatCount(cause.lines)}
      </a>
      {'　'}
    </>
  )
}

function Lines({ looked, cases }: Pick<ResultProps, 'looked' | 'cases'>) {
  const { t } = useLang()
  return (
    <Table<LineAnswer>
      caption={t('各行的答复', 'The answer to each line')}
      hideCaption
      rows={looked.lines}
      rowKey={({ line }) => String(line)}
      empty={<EmptyState title={t('没有这样的行', 'No such line')} />}
      columns={[
        { key: 'line', head: t('行号', 'Line'), numeric: true, cell: ({ line }) => line },
        { key: 'name', head: t('姓名', 'Name'), cell: ({ name }) => name || '—' },
        { key: 'state', head: t('结果', 'Result'), cell: row => <LineState state={row.state} /> },
        {
          key: 'answer',
          head: t('受理编号或原因', 'Number or cause'),
          cell: row => <Answer row={row} cases={cases} />,
        },
      ]}
    />
  )
}

function LineState({ state }: Pick<LineAnswer, 'state'>) {
  const { t } = useLang()
  if (state === 'refused') return <StatusTag tone="bad">{t('未收件', 'not taken')}</StatusTag>
  if (state === 'kept') return <StatusTag tone="quiet">{t('此前已收件', 'taken earlier')}</StatusTag>
  return <StatusTag tone="good">{t('已收件', 'taken')}</StatusTag>
}

function Answer({ row, cases }: { readonly row: LineAnswer; readonly cases: string | undefined }) {
  const { t, href } = useLang()
  if (row.state !== 'refused')
    return cases ? (
      <a className="code" href={href(`${cases}/${row.id}`)}>
        {row.number}
      </a>
    ) : (
      <span className="code">{row.number}</span>
    )
  return (
    <ul className="bare-list">
      {row.problems.map(({ cell, column, cause, code }, at) => (
        <li key={at}>
          {cell && (
            <>
              <code className="code">{cell}</code> <span lang="zh-Hans-CN">{column}</span>
              {t('：', ': ')}
            </>
          )}
          {cause} <code className="code muted">{code}</code>
        </li>
      ))}
    </ul>
  )
}

function Pages({ looked, at }: { readonly looked: Looked; readonly at: string }) {
  const { t, href } = useLang()
  const { page, pages, show, cause } = looked
  if (pages <= 1) return null
  const search = `${show ? `show=${show}&` : ''}${cause ? `cause=${cause}&` : ''}`
  const link = (to: number, label: string) => <a href={href(`${at}?${search}page=${to}`)}>{label}</a>
  return (
    <p className="no-print">
      {page > 1 && link(page - 1, t('上一页', 'Previous page'))}{' '}
      {t(`第 ${page} 页，共 ${pages} 页`, `Page ${page} of ${pages}`)}{' '}
      {page < pages && link(page + 1, t('下一页', 'Next page'))}
    </p>
  )
}
