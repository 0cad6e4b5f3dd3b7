import { findTown } from '#identity'
import type { Change, EntryStanding, RankingDiff } from '#server/ranking/index.ts'
import { StatusTag, Table, formatPoints } from '../../design/index.ts'
import { useLang } from '../../language.tsx'

/** What a version says differently from the one before. */
export function Differences({ diff }: { readonly diff: RankingDiff }) {
  const { t, text } = useLang()
  return (
    <section className="part" aria-labelledby="diff">
      <h2 id="diff">{t('与上一版的差别', 'What changed since the version before')}</h2>
      {diff.changes.length === 0
        ? <p>{t('得分和入围结果没有变化。', 'Nobody\'s points or admission changed.')}</p>
        : (
          <Table<Change> caption={t('变更', 'Changes')} hideCaption rows={diff.changes} rowKey={
            change => change.applicationId
          } columns={[
            { key: 'name', head: t('姓名', 'Name'), cell: change => change.maskedName },
            {
              key: 'town', head: t('镇街', 'Town'),
              cell: change => text(findTown(change.town)?.name ?? { zh: '', en: '' }),
            },
            { key: 'before', head: t('变更前', 'Before'), cell: change => <Standing of={change.before} /> },
            { key: 'after', head: t('变更后', 'After'), cell: change => <Standing of={change.after} /> },
            {
              key: 'why', head: t('原因', 'Why'),
              cell: change => (change.own ? t('核查结论改变', 'A finding changed') : t('名额顺移', 'A place moved')),
            },
          ]} />
        )}
      {diff.moved > 0 && <p>{t(`另有 ${diff.moved} 人只是名次或序号顺移。`, `${diff.moved} more only move in line.`)}</p>}
    </section>
  )
}

function Standing({ of }: { readonly of: EntryStanding | undefined }) {
  const { t } = useLang()
  if (!of) return <>–</>
  const points = formatPoints(of.points)
  if (of.rank === undefined) return <>{t(`${points} 分，未进入排名`, `${points} points, not ranked`)}</>
  return (
    <span>
      {t(`序号 ${of.position}，${points} 分，第 ${of.rank} 名`, `No. ${of.position}, ${points} points, rank ${of.rank}`)}{' '}
      {
        of.admitted
          ? <StatusTag tone="good">{t('入围', 'Within quota')}</StatusTag>
          : <StatusTag tone="quiet">{t('未入围', 'Not within')}</StatusTag>
      }
    </span>
  )
}
