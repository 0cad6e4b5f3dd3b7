import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import type { Pack } from '#policy'
import { requestContext } from '../../context.ts'
import { DefinitionList, Notice, PageHead, formatDate, formatPoints } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Handle } from '../../shell.ts'
import { Calendar, Places, Ties } from './after.tsx'
import { Clauses } from './clauses.tsx'
import { Conditions } from './conditions.tsx'
import { Documents, Duties } from './duties.tsx'
import { PointsTable } from './points-table.tsx'

export const handle: Handle = { cache: 300 }

/** `/policies/:id`: one document with everything that was read out of it, clause by clause. */
export function loader({ params, context }: LoaderFunctionArgs): Pack {
  const pack = context.get(requestContext).services.packs.find(params['id'] ?? '')
  if (!pack) throw new Response(null, { status: 404 })
  return pack
}

export default function Policy() {
  const pack = useLoaderData<typeof loader>() as Pack
  const { lang, t, text, href } = useLang()
  const standIns = pack.parameters.some(({ source }) => source.standIn)
  return (
    <>
      <PageHead title={text(pack.title)} crumbs={[{ href: href('/policies'), label: t('政策', 'Policies') }]} />
      <DefinitionList items={facts(pack, { lang, t, text, href })} />
      {standIns && <StandInNotice />}
      <Contents pack={pack} />
      <Conditions pack={pack} />
      <PointsTable pack={pack} />
      <Calendar pack={pack} />
      <Ties pack={pack} />
      <Documents pack={pack} />
      <Duties pack={pack} />
      <Places pack={pack} />
      <Clauses pack={pack} />
    </>
  )
}

function facts(pack: Pack, { lang, t, text, href }: ReturnType<typeof useLang>) {
  const { document, validity, precedence, buildsOn, threshold } = pack
  return [
    { term: t('文件', 'Document'), value: <span lang="zh-Hans-CN">《{document.title}》{document.number}</span> },
    { term: t('发文机关', 'Issued by'), value: text(document.issuer) },
    { term: t('公布日期', 'Published'), value: formatDate(document.issued, lang) },
    {
      term: t('有效期', 'In force'),
      value: validity.to
        ? `${formatDate(validity.from, lang)} – ${formatDate(validity.to, lang)}`
        : t(`${formatDate(validity.from, lang)}起施行`, `from ${formatDate(validity.from, lang)}`),
    },
    ...(threshold
      ? [{ term: t('分数线', 'Threshold'), value: t(`积满 ${formatPoints(threshold.points)} 分`, `${formatPoints(threshold.points)} points`) }]
      : []),
    {
      term: t('不一致时优先于', 'Prevails over'),
      value: precedence.length > 0 ? <span lang="zh-Hans-CN">{precedence.map(({ over }) => over).join('；')}</span> : undefined,
    },
    {
      term: t('并用文件', 'Builds on'),
      value: buildsOn.length > 0
        ? buildsOn.map((id) => <a key={id} href={href(`/policies/${id}`)}>{t('广东省统一指标', 'Provincial indicators')}</a>)
        : undefined,
    },
  ]
}

function StandInNotice() {
  const { t } = useLang()
  return (
    <Notice tone="warn" title={t('部分分值是代用值', 'Some numbers are stand-ins')}>
      <p>
        {t(
          '本文件所附的《指标及分值表》没有找到公开文本。标注「代用值」的分值取自另一份公开的表，逐项注明出处和等级；没有公布分值的项目不计分。各区开放批次时可以填入本区公布的分值。',
          'The table of points annexed to this document was not found in public. Numbers marked “Stand-in” come from another published table, each with its source and grade; what has no published value gives no points. A district can enter its own published values when it opens a round.',
        )}
      </p>
    </Notice>
  )
}

function Contents({ pack }: { readonly pack: Pack }) {
  const { t } = useLang()
  const parts = [
    { id: 'conditions', label: t('申请条件', 'Conditions') },
    { id: 'points', label: t('指标及分值', 'Indicators and points') },
    ...(pack.round ? [{ id: 'calendar', label: t('办理时间', 'Calendar') }] : []),
    ...(pack.ties.length > 0 ? [{ id: 'ties', label: t('同分怎么排', 'Ties') }] : []),
    ...(pack.documents.length > 0 ? [{ id: 'documents', label: t('所需材料', 'Documents') }] : []),
    ...(pack.duties.length > 0 ? [{ id: 'duties', label: t('部门职责', 'Who checks what') }] : []),
    ...(pack.places.length > 0 ? [{ id: 'places', label: t('落户地址', 'Settlement places') }] : []),
    { id: 'clauses', label: t('条款原文', 'The clauses') },
  ]
  return (
    <nav className="contents no-print" aria-label={t('本页内容', 'On this page')}>
      <ul>{parts.map(({ id, label }) => <li key={id}><a href={`#${id}`}>{label}</a></li>)}</ul>
    </nav>
  )
}
