import { formatPoints } from '#policy'
import { Button, ClauseRef, EmptyState, LinkButton, PostForm, StatusTag, Table, DefinitionList, formatCount, formatDate, type Column } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { IssuingPage } from './round.tsx'
import { RETURNED } from '../rounds/words.ts'
import { waitingWords } from './words.ts'

interface Props {
  readonly page: IssuingPage
}

/** The sum that must come out: places, cards, who waits. */
export function Counts({ page: { overview } }: Props) {
  const { lang, t, text } = useLang()
  const { counts, waiting, returned, places, quota } = overview
  const waits = (Object.keys(waitingWords) as (keyof typeof waitingWords)[]).filter(key => waiting[key] > 0)
  return (
    <section className="part" aria-labelledby="counts">
      <h2 id="counts">{t('名额与签发', 'Places and cards')}</h2>
      <DefinitionList items={[
        { term: t('名额', 'Quota'), value: places > quota ? t(`${formatCount(quota)}，同分规则另入围 ${formatCount(places - quota)}`, `${formatCount(quota)}, and ${formatCount(places - quota)} by the tie rule`) : formatCount(quota) },
        { term: t('公示截止', 'Notice until'), value: overview.noticeTo && formatDate(overview.noticeTo, lang) },
        { term: t('有效的卡', 'Cards in force'), value: formatCount(counts.issued) },
        { term: t('已入户', 'Settled'), value: formatCount(counts.settled) },
        { term: t('已失效、已撤销', 'Lapsed, revoked'), value: `${formatCount(counts.lapsed)} · ${formatCount(counts.revoked)}` },
        { term: t('待签发', 'To issue'), value: formatCount(overview.ready) },
        { term: t('名额已满，等退回的名额', 'Waiting for a place'), value: overview.withoutPlace > 0 ? formatCount(overview.withoutPlace) : undefined },
        { term: t('暂不签发', 'Waiting'), value: waits.length > 0 ? waits.map(key => `${text(waitingWords[key])} ${formatCount(waiting[key])}`).join(t('，', ', ')) : undefined },
        {
          term: t('退回的名额', 'Places returned'),
          value: <>{formatCount(returned.kept + returned.reopened)} <span className="field-hint">{t('政策未规定，按本区设定（解释）：', 'The policy is silent; by the district\'s setting (an interpretation): ')}{text(RETURNED[returned.rule])}{t('。', '.')}</span></>,
        },
      ]} />
    </section>
  )
}

type Entry = IssuingPage['entries'][number]

/** Entries without a card, those that wait first. */
export function Entries({ page }: Props) {
  const { t } = useLang()
  const columns = useColumns(page)
  if (page.total === 0) return <EmptyState title={t('没有待签发的人', 'Nobody waits for a card')} />
  return (
    <section className="part" aria-labelledby="entries">
      <h2 id="entries">{t(`待签发名单（${formatCount(page.total)} 人）`, `Entries without a card (${formatCount(page.total)})`)}</h2>
      <Table<Entry> caption={t('待签发名单', 'Entries without a card')} hideCaption rows={page.entries} rowKey={({ application }) => application}
        columns={columns} />
    </section>
  )
}

function useColumns(page: IssuingPage): Column<Entry>[] {
  const { t, text } = useLang()
  return [
    { key: 'position', head: t('序号', 'No.'), cell: entry => entry.position },
    { key: 'name', head: t('申请人', 'Applicant'), cell: entry => entry.maskedName },
    { key: 'number', head: t('受理编号', 'Number'), cell: entry => <span className="code">{entry.number}</span> },
    { key: 'town', head: t('镇街', 'Town'), cell: entry => entry.town && text(entry.town) },
    { key: 'points', head: t('积分', 'Points'), numeric: true, cell: entry => formatPoints(entry.points) },
    { key: 'rank', head: t('名次', 'Rank'), numeric: true, cell: entry => entry.rank },
    { key: 'state', head: t('状态', 'State'), cell: entry => <EntryState page={page} entry={entry} /> },
  ]
}

function EntryState({ page, entry }: Props & { readonly entry: Entry }) {
  const { t, text, href } = useLang()
  const { round, running } = page.overview
  if (!entry.heldBy) {
    return (
      <div>
        <StatusTag tone="good">{t('可签发', 'Ready')}</StatusTag>{' '}
        {!running && <LinkButton kind="quiet" href={href(`/office/cards/${round}/hold/${entry.application}`)}>{t('暂缓', 'Hold')}<span className="visually-hidden"> {entry.number}</span></LinkButton>}
      </div>
    )
  }
  const clause = page.clauses.find(({ id }) => id === entry.hold?.clause)
  return (
    <div>
      <StatusTag tone="warn">{text(waitingWords[entry.heldBy])}</StatusTag>
      {entry.hold && (
        <>
          <p>{entry.hold.reason}{t('（', ' (')}{entry.hold.by}{t('）', ')')}</p>
          {clause && <ClauseRef clause={clause} policy={page.pack} />}
          <PostForm name={`release-${entry.hold.id}`}>
            <input type="hidden" name="release" value={entry.hold.id} />
            <Button kind="plain" label={t(`解除暂缓 ${entry.number}`, `Release ${entry.number}`)}>{t('解除暂缓', 'Release')}</Button>
          </PostForm>
        </>
      )}
    </div>
  )
}
