import { formatPoints, type Pack } from '#policy'
import type { ApplicationState } from '#server/applications/index.ts'
import type { ScoreSheet } from '#server/ranking/index.ts'
import { openPaper } from './paper.ts'
import { fields, heading, section, table, text } from './parts.ts'
import { basis, clauseNumber, paperSettings, placeName, type Making } from './words.ts'

export interface ScoreData {
  readonly state: ApplicationState
  readonly name: string
  readonly pack: Pack
  readonly sheet: ScoreSheet
}

/** 积分表: every indicator with its points, how they came about and the clause; then every finding with its reason. */
export function scorePdf(making: Making, { state, name, pack, sheet }: ScoreData): Promise<Buffer> {
  const paper = openPaper(paperSettings(making, { zh: '积分核查结果', en: 'Score sheet' }, state.number ?? ''))
  heading(paper)
  const { score, evaluation } = sheet
  fields(paper, [
    { zh: '受理编号', en: 'Number', value: state.number ?? '' },
    { zh: '申请人', en: 'Applicant', value: name },
    { zh: '申请入户地', en: 'Town', value: placeName(state.district, state.town) },
    { zh: '规则版本', en: 'Rules', value: `${pack.title.zh} ${sheet.packVersion}` },
    { zh: '总分', en: 'Total', value: `${formatPoints(score.total)} 分` },
    ...(pack.threshold
      ? [{ zh: '应积满', en: 'Threshold', value: `${formatPoints(pack.threshold.points)} 分${basis(pack, pack.threshold.clause)}` }]
      : []),
  ])
  text(paper, '只有部门核查认定的内容计分；尚未核查或无法核实的不计分。标“代用”的分值没有公布文本，取自所注来源。', { size: 8.5, grey: true })
  section(paper, { zh: '各项指标', en: 'Indicators' })
  table(paper, [
    { zh: '指标', en: 'Indicator', share: 5 }, { zh: '得分', en: 'Points', share: 2, align: 'right' },
    { zh: '计分说明', en: 'How', share: 6 }, { zh: '依据', en: 'Clause, source', share: 4 },
  ], evaluation.lines.map(line => {
    const points = score.lines[pack.indicators.findIndex(({ id }) => id === line.indicator)] ?? 0
    return [line.name.zh, formatPoints(points), line.how.zh, `${clauseNumber(pack, line.clause)} · ${line.source.grade} 级${line.source.standIn ? ' · 代用' : ''}`]
  }))
  section(paper, { zh: '核查结论', en: 'Findings' })
  table(paper, [
    { zh: '事项', en: 'Fact', share: 4 }, { zh: '部门', en: 'Department', share: 4 }, { zh: '结论', en: 'Finding', share: 3 },
    { zh: '理由', en: 'Reason', share: 6 },
  ], findingRows(pack, sheet))
  return paper.end()
}

const VERDICTS: Readonly<Record<string, string>> = { true: '属实', false: '不属实', adjusted: '按核实的内容认定', unverifiable: '无法核实' }

function findingRows(pack: Pack, { findings }: ScoreSheet): string[][] {
  return findings.map(({ fact, department, verdict, reason }) => [
    pack.facts.find(({ id }) => id === fact)?.name.zh ?? fact,
    department.name.zh,
    VERDICTS[verdict] ?? verdict, reason ?? '',
  ])
}
