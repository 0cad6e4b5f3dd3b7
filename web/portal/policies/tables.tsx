import '../../design/library.css'
import '../../design/sign-off.css'
import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import type { Clause, Department, Pack } from '#policy'
import { gradeOf, scoringDepartments, tableSections, type TableRow, type TableSection } from '#policy/tables'
import { requestContext } from '../../context.ts'
import { PageHead, PrintButton, formatDate, formatPoints } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Handle } from '../../shell.ts'
import { packOf } from './pack-of.server.ts'
import { useSaid } from './said.tsx'
import { Signatures } from './signatures.tsx'
import { citation, NO_NUMBER, UNPUBLISHED } from './words.ts'

export const handle: Handle = { enhance: true, cache: 300 }

/** `/policies/:id/tables`: the tables of a pack on paper, every row with clause and source, and lines to sign. */
export async function loader(args: LoaderFunctionArgs): Promise<Loaded> {
  const { services: { library }, today } = args.context.get(requestContext)
  const pack = packOf(args)
  const sections = tableSections(pack)
  const sources = [...new Map(sections.flatMap(({ rows }) => rows).flatMap(({ source }) => (source ? [[source.title, source] as const] : []))).values()]
  const { id, version, title, document, validity, clauses, indicators } = pack
  return {
    pack: { id, version, title, document, validity, clauses }, scored: indicators.length > 0,
    sections, sources, departments: scoringDepartments(pack), hash: await library.hash(pack.id), today,
  }
}

interface Loaded {
  readonly pack: Pick<Pack, 'id' | 'version' | 'title' | 'document' | 'validity' | 'clauses'>
  readonly scored: boolean
  readonly sections: readonly TableSection[]
  readonly sources: readonly NonNullable<TableRow['source']>[]
  readonly departments: readonly Department[]
  readonly hash: string
  readonly today: string
}

export default function Tables() {
  const { pack, scored, sections, sources, departments, hash, today } = useLoaderData<typeof loader>() as Loaded
  const { lang, t, text, href } = useLang()
  const called = scored ? t('指标及分值表', 'Table of indicators and points') : t('条件和待遇表', 'Table of conditions and benefits')
  const until = pack.validity.to ? formatDate(pack.validity.to, lang) : ''
  const since = formatDate(pack.validity.from, lang)
  return (
    <div className="sign-off">
      <PageHead title={called} lead={text(pack.title)}
        crumbs={[{ href: href('/policies'), label: t('政策文库', 'Policy library') }, { href: href(`/policies/${pack.id}`), label: text(pack.title) }]} />
      <div className="actions no-print">
        <PrintButton>{t('打印', 'Print')}</PrintButton>
        <a href={href(`/policies/${pack.id}/download/tables.xlsx`)} download>{t('下载电子表格', 'Download for Excel')}</a>
      </div>
      <dl className="sign-off-facts">
        <div><dt>{t('文件', 'Document')}</dt><dd lang="zh-Hans-CN">{citation(pack)}</dd></div>
        <div><dt>{t('发文机关', 'Issued by')}</dt><dd>{text(pack.document.issuer)}</dd></div>
        <div><dt>{t('有效期', 'In force')}</dt><dd>{until ? t(`${since}至${until}`, `${since} to ${until}`) : t(`${since}起`, `from ${since}`)}</dd></div>
        <div><dt>{t('规则版本', 'Version of the rules')}</dt><dd>{pack.version}</dd></div>
        <div><dt>{t('打印日期', 'Printed')}</dt><dd>{formatDate(today, lang)}</dd></div>
        <div className="wide"><dt>{t('校验值（SHA-256）', 'Hash (SHA-256)')}</dt><dd><code>{hash}</code></dd></div>
      </dl>
      {sections.map((section) => <SectionTable key={section.id} section={section} clauses={pack.clauses} sources={sources.map(({ title }) => title)} />)}
      <SourceList sources={sources} />
      <Signatures departments={departments} />
    </div>
  )
}

function SectionTable({ section: { id, name, rows }, clauses, sources }: {
  readonly section: TableSection
  readonly clauses: readonly Clause[]
  readonly sources: readonly string[]
}) {
  const { t, text } = useLang()
  const items = [...new Set(rows.map((row) => row.id))]
  const numbered = rows.some((row) => row.kind !== 'asks')
  return (
    <table className="sign-table" id={id}>
      <caption>{text(name)}</caption>
      <thead>
        <tr>
          <th scope="col">{t('内容', 'What')}</th>
          {numbered && <th scope="col" className="numeric">{id.startsWith('group-') ? t('分值', 'Points') : t('数额', 'Amount')}</th>}
          <th scope="col">{t('来源', 'Source')}</th>
          <th scope="col">{t('等级', 'Grade')}</th>
        </tr>
      </thead>
      {items.map((item, at) => {
        const here = rows.filter((row) => row.id === item)
        return <ItemRows key={item} number={at + 1} rows={here} numbered={numbered} clauses={clauses} sources={sources} />
      })}
    </table>
  )
}

function ItemRows({ number, numbered, rows, clauses, sources }: {
  readonly number: number
  readonly numbered: boolean
  readonly rows: readonly TableRow[]
  readonly clauses: readonly Clause[]
  readonly sources: readonly string[]
}) {
  const { t } = useLang()
  const said = useSaid()
  const [first] = rows
  if (!first) return null
  const clause = clauses.find(({ id }) => id === first.clause)
  return (
    <tbody>
      <tr className="sign-item">
        <th scope="rowgroup" colSpan={numbered ? 4 : 3}>
          {number}. {said(first.item)}{' '}
          {clause && <span className="sign-clause">{t('依据', 'Basis')} <span lang="zh-Hans-CN">{clause.number}</span> <code>{clause.id}</code></span>}
        </th>
      </tr>
      {rows.map((row, at) => <Line key={at} row={row} numbered={numbered} grade={gradeOf(row, clauses)} number={row.source ? sources.indexOf(row.source.title) + 1 : 0} />)}
    </tbody>
  )
}

function Line({ row: { what, kind, points, unit, source }, numbered, grade, number }: {
  readonly row: TableRow
  readonly numbered: boolean
  readonly grade: ReturnType<typeof gradeOf>
  readonly number: number
}) {
  const { t, text } = useLang()
  const said = useSaid()
  if (kind === 'note') return <tr className="sign-note"><td colSpan={4}>{said(what)}</td></tr>
  const missing = kind === 'asks' ? '' : text((unit.zh === '分' ? NO_NUMBER : UNPUBLISHED)[kind])
  const published = points !== undefined || kind === 'asks'
  return (
    <tr className={kind}>
      <td>{said(what)}</td>
      {numbered && <td className="numeric">{points === undefined ? missing : `${formatPoints(points)}${unit.zh === '分' ? '' : ` ${text(unit)}`}`}</td>}
      <td>{number > 0 ? `[${number}]` : t('本文件', 'The text')}</td>
      <td>{published && (grade === 'reported' ? t('报道', 'Press') : grade)}{published && source?.standIn && <> {t('代用', 'stand-in')}</>}</td>
    </tr>
  )
}

function SourceList({ sources }: { readonly sources: Loaded['sources'] }) {
  const { t } = useLang()
  return (
    <section className="sign-sources">
      <h2>{t('来源和等级', 'Sources and grades')}</h2>
      <ol>
        {sources.map(({ title, url, standIn }) => (
          <li key={title}>
            <span lang="zh-Hans-CN">{title}</span>{standIn && t('（代用值）', ' (stand-in)')}{url && <> <code>{url}</code></>}
          </li>
        ))}
      </ol>
      <p>{t('A 级：官方文本；B 级：官方表格或引用官员的报道；C 级：相互一致的转载。', 'A: official text. B: official form, or press quoting officials. C: copies that agree.')}</p>
    </section>
  )
}
