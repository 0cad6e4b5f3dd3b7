import '../../design/library.css'
import '../../design/sign-off.css'
import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import type { Department, Pack } from '#policy'
import { scoringDepartments, tableSections, type TableSection } from '#policy/tables'
import { requestContext } from '../../context.ts'
import { PageHead, PrintButton, formatDate } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Handle } from '../../shell.ts'
import { packOf } from './pack-of.server.ts'
import { Span } from './series.tsx'
import { SectionTable, SourceList, type RowSource } from './sign-table.tsx'
import { Signatures } from './signatures.tsx'
import { citation } from './words.ts'

export const handle: Handle = { enhance: true, cache: 300 }

/** `/policies/:id/tables`: the tables of a pack on paper, every row with clause and source, and lines to sign. */
export async function loader(args: LoaderFunctionArgs): Promise<Loaded> {
  const {
    services: { library },
    today,
  } = args.context.get(requestContext)
  const pack = packOf(args)
  const sections = tableSections(pack)
  const sources = [
    ...new Map(
      sections.flatMap(({ rows }) => rows).flatMap(({ source }) => (source ? [[source.title, source] as const] : [])),
    ).values(),
  ]
  const { id, version, title, document, validity, clauses, indicators } = pack
  return {
    pack: { id, version, title, document, validity, clauses },
    scored: indicators.length > 0,
    sections,
    sources,
    departments: scoringDepartments(pack),
    hash: await library.hash(pack.id),
    today,
  }
}

interface Loaded {
  readonly pack: Pick<Pack, 'id' | 'version' | 'title' | 'document' | 'validity' | 'clauses'>
  readonly scored: boolean
  readonly sections: readonly TableSection[]
  readonly sources: readonly RowSource[]
  readonly departments: readonly Department[]
  readonly hash: string
  readonly today: string
}

export default function Tables() {
  const { pack, scored, sections, sources, departments, hash, today } = useLoaderData<typeof loader>() as Loaded
  const { t, text, href } = useLang()
  const called = scored
    ? t('指标及分值表', 'Table of indicators and points')
    : t('条件和待遇表', 'Table of conditions and benefits')
  return (
    <div className="sign-off">
      <PageHead
        title={called}
        lead={text(pack.title)}
        crumbs={[
          { href: href('/policies'), label: t('政策文库', 'Policy library') },
          { href: href(`/policies/${pack.id}`), label: text(pack.title) },
        ]}
      />
      <div className="actions no-print">
        <PrintButton>{t('打印', 'Print')}</PrintButton>
        <a href={href(`/policies/${pack.id}/download/tables.xlsx`)} download>
          {t('下载电子表格', 'Download for Excel')}
        </a>
      </div>
      <Facts pack={pack} hash={hash} today={today} />
      {sections.map((section) => (
        <SectionTable
          key={section.id}
          section={section}
          clauses={pack.clauses}
          sources={sources.map(({ title }) => title)}
        />
      ))}
      <SourceList sources={sources} />
      <Signatures departments={departments} />
    </div>
  )
}

/** Which document, which rules, which day: what a signature is under. */
function Facts({ pack, hash, today }: Pick<Loaded, 'pack' | 'hash' | 'today'>) {
  const { lang, t, text } = useLang()
  const facts = [
    { term: t('文件', 'Document'), value: <span lang="zh-Hans-CN">{citation(pack)}</span> },
    { term: t('发文机关', 'Issued by'), value: text(pack.document.issuer) },
    { term: t('有效期', 'In force'), value: <Span validity={pack.validity} /> },
    { term: t('规则版本', 'Version of the rules'), value: pack.version },
    { term: t('打印日期', 'Printed'), value: formatDate(today, lang) },
    { term: t('校验值（SHA-256）', 'Hash (SHA-256)'), value: <code>{hash}</code>, wide: true },
  ]
  return (
    <dl className="sign-off-facts">
      {facts.map(({ term, value, wide }) => (
        <div key={term} className={wide ? 'wide' : undefined}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
