import type { Consequence } from '#server/review/index.ts'
import { formatPoints, Notice, SourceTag, Table } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Saved } from './saved.ts'

/** What the department's findings do to the score: a line an indicator, as claimed and as found. */
export function Consequences({ rows }: { readonly rows: readonly Consequence[] }) {
  const { t, text } = useLang()
  return (
    <>
      <Table
        caption={t('由此得出的分值', 'Points that follow')}
        rows={rows}
        rowKey={({ line }) => line.indicator}
        columns={[
          { key: 'name', head: t('指标', 'Indicator'), cell: ({ line }) => text(line.name) },
          {
            key: 'claimed',
            head: t('按申报', 'As claimed'),
            numeric: true,
            cell: ({ claimed }) => formatPoints(claimed),
          },
          {
            key: 'found',
            head: t('按结论', 'As found'),
            numeric: true,
            cell: ({ found }) => <strong>{formatPoints(found)}</strong>,
          },
          {
            key: 'how',
            head: t('说明', 'How'),
            cell: ({ line, shared }) => (
              <>
                {text(line.how)}{' '}
                {shared
                  && t(
                    '（此指标还取决于其他部门核查的事项，未计入。）',
                    '(It also reads facts of other departments, not counted here.) ',
                  )}
                <SourceTag source={line.source} brief />
              </>
            ),
          },
        ]}
      />
      <p className="field-hint">
        {t('没有结论或无法核实的事项不计分。', 'What has no finding, or cannot be verified, gives no points.')}
      </p>
    </>
  )
}

/** On the next page: what was just saved and what it gave. */
export function SavedNotice({ saved }: { readonly saved: Saved }) {
  const { t, text, href } = useLang()
  const points = saved.consequences.map(({ line, claimed, found }) => t(
    `${text(line.name)} ${formatPoints(found)} 分（申报 ${formatPoints(claimed)} 分）`,
    `${text(line.name)} ${formatPoints(found)} (claimed ${formatPoints(claimed)})`,
  )).join(t('；', '; '))
  return (
    <Notice tone="good" live title={t('已保存', 'Saved')}>
      <p>
        <a href={href(`/office/review/${saved.id}`)}>{saved.number}</a>
        {points && t(`：${points}`, `: ${points}`)}
        {!saved.done && t('。还有事项没有结论。', '. Some facts still have no finding.')}
      </p>
    </Notice>
  )
}
