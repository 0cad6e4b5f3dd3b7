import { DefinitionList, Notice, StandInNote, StatusTag, Table, formatCount, formatDate, formatPoints } from '../../design/index.ts'
import type { PublicStanding } from '#server/notices/index.ts'
import './notices.css'
import { useLang } from '../../language.tsx'
import type { ChangeView, EntryView, NoticeView, VersionView } from './view.ts'

export function useNoticeTitle({ district, year }: Pick<NoticeView, 'district' | 'year'>): string {
  const { t, text } = useLang()
  return t(`${district.zh}${year}年度积分制入户排名公示`, `${text(district)} ${year}: public notice of the settlement ranking`)
}

/** What the list rests on: period, quota, tie rule, cut-off, who signed. */
export function NoticeFacts({ notice }: { readonly notice: NoticeView }) {
  const { lang, t, text, href } = useLang()
  const { publishedOn, toOn, workingDays, clause, policy, quota, tie, cutOff, entries, admitted, signature, standIns, round } = notice
  return (
    <DefinitionList items={[
      {
        term: t('公示期', 'Period'),
        value: (
          <>
            {formatDate(publishedOn, lang)} – <strong>{formatDate(toOn, lang)}</strong>
            {t(`（自公布次日起 ${workingDays} 个工作日，`, ` (${workingDays} working days from the day after publication, `)}
            <a href={href(`/policies/${policy}#${clause}`)}>{t('依据条款', 'see the clause')}</a>{t('）', ')')}
          </>
        ),
      },
      { term: t('入户名额', 'Quota'), value: formatCount(quota) },
      { term: t(
        '上榜人数 / 入围人数', 'Listed / within the quota',
      ), value: `${formatCount(entries)} / ${formatCount(admitted)}` },
      {
        term: t('入围分数', 'Cut-off'),
        value: cutOff === undefined
          ? t('无人入围', 'Nobody is within the quota')
          : t(`${formatPoints(cutOff)} 分`, `${formatPoints(cutOff)} points`),
      },
      { term: t('同分规则', 'Tie rule'), value: tie && <>{text(tie.name)}{t('：', ': ')}{text(tie.description)}</> },
      { term: t('分值', 'Values'), value: standIns ? <StandInNote href={href(`/rounds/${round}#values`)} /> : undefined },
      { term: t('签发人', 'Signed by'), value: signature },
    ]} />
  )
}

export function AdmittedTag({ admitted, held }: { readonly admitted: boolean; readonly held?: boolean }) {
  const { t } = useLang()
  return (
    <span className="tags">
      {
        admitted
          ? <StatusTag tone="good">{t('入围', 'Within quota')}</StatusTag>
          : <StatusTag tone="quiet">{t('未入围', 'Not within')}</StatusTag>
      }
      {held && <> <StatusTag tone="warn">{t('异议处理中', 'Objection open')}</StatusTag></>}
    </span>
  )
}

export function EntryTable({ rows, caption }: { readonly rows: readonly EntryView[]; readonly caption: string }) {
  const { t, text } = useLang()
  return (
    <div className="compact-list">
      <Table<EntryView> caption={caption} hideCaption rows={rows} rowKey={({ position }) => String(position)} columns={[
        { key: 'position', head: t('序号', 'No.'), cell: row => row.position },
        { key: 'name', head: t('姓名', 'Name'), cell: row => row.maskedName },
        { key: 'town', head: t('镇街', 'Town'), cell: row => text(row.town) },
        { key: 'points', head: t('积分', 'Points'), numeric: true, cell: row => formatPoints(row.points) },
        { key: 'rank', head: t('名次', 'Rank'), numeric: true, cell: row => row.rank },
        {
          key: 'admitted', head: t('结果', 'Result'), cell: row => <AdmittedTag admitted={row.admitted} held={row.held} />,
        },
      ]} />
    </div>
  )
}

/** What later versions of the list say differently, the newest first. */
export function Versions({ versions }: { readonly versions: readonly VersionView[] }) {
  const { lang, t } = useLang()
  const later = versions.slice(1).toReversed()
  if (later.length === 0) return null
  return (
    <section className="part" aria-labelledby="changes">
      <h2 id="changes">{t('变更', 'Changes')}</h2>
      <p>{t(
        '异议经复核成立后，名单按新的核查结论重新排名。其他人的公示期照常计算。',
        'Where an objection was upheld, the list was ranked again by the new findings. The period runs on for everybody else.',
      )}</p>
      {later.map(version => (
        <div key={version.number}>
          <h3>{t(`第 ${version.number} 版`, `Version ${version.number}`)} · {formatDate(version.on, lang)}</h3>
          <ChangeTable changes={version.changes}
            caption={t(`第 ${version.number} 版变更`, `Changes of version ${version.number}`)} />
          {
            version.moved > 0 && <p>{t(
              `另有 ${version.moved} 人得分不变、名次或序号顺移。`, `${version.moved} more keep their points and only move in line.`,
            )}</p>
          }
        </div>
      ))}
    </section>
  )
}

function ChangeTable({ changes, caption }: { readonly changes: readonly ChangeView[]; readonly caption: string }) {
  const { t, text } = useLang()
  return (
    <Table<ChangeView> caption={caption} hideCaption rows={changes} rowKey={
      change => `${change.maskedName}${change.before?.position ?? ''}/${change.after?.position ?? ''}`
    }
      columns={[
        { key: 'name', head: t('姓名', 'Name'), cell: change => change.maskedName },
        { key: 'town', head: t('镇街', 'Town'), cell: change => text(change.town) },
        { key: 'before', head: t('变更前', 'Before'), cell: change => <Standing of={change.before} /> },
        { key: 'after', head: t('变更后', 'After'), cell: change => <Standing of={change.after} /> },
      ]} />
  )
}

function Standing({ of }: { readonly of: PublicStanding | undefined }) {
  const { t } = useLang()
  if (!of) return <>{t('不在名单', 'Not on the list')}</>
  const { position, points, rank, admitted } = of
  return <span>{t(
    `序号 ${position}，${formatPoints(points)} 分，第 ${rank} 名`,
    `No. ${position}, ${formatPoints(points)} points, rank ${rank}`,
  )} <AdmittedTag admitted={admitted} /></span>
}

/** The signed-in person's own row, or why there is none. */
export function OwnEntries(
  { own }: { readonly own: readonly { readonly applicationId: string; readonly entry: EntryView | undefined }[] }
) {
  const { t, href } = useLang()
  return (
    <>
      {own.map(({ applicationId, entry }) => (
        <Notice key={applicationId} tone={entry?.admitted ? 'good' : 'info'} title={t('您的结果', 'Your result')}>
          {entry
            ? <p>{t(
              `序号 ${entry.position}，${formatPoints(entry.points)} 分，第 ${entry.rank} 名。`,
              `No. ${entry.position}, ${formatPoints(entry.points)} points, rank ${entry.rank}. `,
            )} <AdmittedTag admitted={entry.admitted} held={entry.held} /></p>
            : <p>{t(
              '您的申请没有进入排名。理由和依据的条款见评分表。',
              'Your application is not ranked. The score sheet names the reason and its clause.',
            )}</p>}
          <p className="no-print"><a href={
            href(`/cases/${applicationId}/score`)
          }>{t('查看评分表', 'See the score sheet')}</a></p>
        </Notice>
      ))}
    </>
  )
}
