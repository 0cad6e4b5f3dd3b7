import type { Line } from '#policy'
import { Card, SourceTag, Table, formatPoints } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { formSections, allSections } from '../intake/sections.ts'
import type { CaseData } from './page.tsx'
import { shownClaim } from './words.ts'

/** What the applicant claims, in the form's order, and what it would give if all of it were found true. */
export function Claims({ loaded }: { readonly loaded: CaseData }) {
  const { t, text } = useLang()
  const { claims } = loaded.opened.file
  const rows = allSections(formSections(loaded.pack)).flatMap(section =>
    section.facts
      .filter(fact => claims[fact.id] !== undefined)
      .map(fact => ({ fact, group: section.title, value: claims[fact.id] })),
  )
  return (
    <Card title={t('申报内容', 'Claims')}>
      <Table
        caption={t('申报内容', 'Claims')}
        hideCaption
        rows={rows}
        rowKey={({ fact }) => fact.id}
        empty={<p className="muted">{t('没有申报内容。', 'Nothing is claimed.')}</p>}
        columns={[
          { key: 'fact', head: t('项目', 'Item'), cell: ({ fact }) => text(fact.name) },
          {
            key: 'value',
            head: t('申报', 'Claimed'),
            cell: ({ fact, value }) => <strong>{text(shownClaim(fact, value))}</strong>,
          },
          { key: 'group', head: t('类别', 'Group'), cell: ({ group }) => <span className="muted">{text(group)}</span> },
        ]}
      />
      <Points loaded={loaded} />
    </Card>
  )
}

/** Opened on demand: an estimate is no score. */
function Points({ loaded: { opened, estimate } }: { readonly loaded: CaseData }) {
  const { t } = useLang()
  const { claims } = opened.file
  const [points, threshold] = [formatPoints(estimate.points), formatPoints(estimate.threshold ?? 0)]
  const lines = estimate.evaluation.lines.filter(
    line => line.applied && line.facts.some(id => claims[id] !== undefined),
  )
  return (
    <details className="more">
      <summary>
        {t(
          `按申报估算 ${points} 分（满 ${threshold} 分可参加排名）`,
          `Estimate as claimed: ${points} (ranked from ${threshold})`,
        )}
      </summary>
      <p className="muted">
        {t(
          '仅供参考：只有各部门的核查结论计分。没有填写的不计。',
          'For orientation only: only findings of the departments score. What is not stated gives nothing.',
        )}
      </p>
      <Lines lines={lines} />
    </details>
  )
}

/** What a line gives as it stands: an answer that is missing gives nothing and takes nothing. */
function sureOf({ points: { min, max } }: Line): number {
  return Math.min(Math.max(0, min), max)
}

function Lines({ lines }: { readonly lines: readonly Line[] }) {
  const { t, text } = useLang()
  const how = (line: Line) => (
    <span>
      {text(line.how)} <SourceTag source={line.source} brief />
    </span>
  )
  return (
    <Table
      caption={t('估算', 'Estimate')}
      hideCaption
      rows={lines}
      rowKey={line => line.indicator}
      columns={[
        { key: 'name', head: t('指标', 'Indicator'), cell: line => text(line.name) },
        { key: 'points', head: t('分值', 'Points'), numeric: true, cell: line => formatPoints(sureOf(line)) },
        { key: 'how', head: t('依据', 'How'), cell: how },
      ]}
    />
  )
}
