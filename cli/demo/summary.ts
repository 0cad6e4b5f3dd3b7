import process from 'node:process'
import { findDistrict } from '#identity'
import { formatPoints } from '#policy'
import type { YearOptions, YearSummary } from '#server/demo/year/index.ts'

/** The year in one table, both languages beside each other. */
export function printSummary(options: YearOptions, { applied, reviewed, ranking, objected, settled, resultHash }: YearSummary): void {
  const { cutOff } = ranking
  const rows: readonly (readonly [zh: string, en: string, value: string | number])[] = [
    ['申请（其中网上）', 'applied (online)', `${applied.applied} (${applied.online})`],
    ['补正', 'corrected', applied.corrected],
    ['不予受理', 'refused', applied.refused],
    ['撤回', 'withdrawn', applied.withdrawn],
    ['转入下一年度', 'deferred to next year', applied.deferred],
    ['核查任务（结论／与申报不同）', 'review tasks (findings / not as claimed)', `${reviewed.tasks} (${reviewed.findings} / ${reviewed.departed})`],
    ['参加排名（未满分数线／不符合条件／未定）', 'ranked (below threshold / not eligible / undecided)',
      `${ranking.ranked} (${ranking.below} / ${ranking.ineligible} / ${ranking.undecided})`],
    ['名额', 'quota', ranking.quota],
    ['同分规则', 'tie rule', ranking.tie],
    ['入围分数线（名次）', 'cut-off (rank)', cutOff ? `${formatPoints(cutOff.points)} (${cutOff.rank})` : '—'],
    ['入围', 'admitted', ranking.admitted],
    ['异议（成立）', 'objections (upheld)', `${objected.raised} (${objected.upheld})`],
    ['发出入户卡', 'cards issued', settled.cards],
    ['落户（随迁人员）', 'settled (moved along)', `${settled.settled} (${settled.along})`],
    ['选择居住证办法', 'took the residence-permit route', settled.route],
    ['过期未用的卡', 'cards lapsed', settled.lapsed],
    ['排名结果摘要', 'hash of the ranking', resultHash.slice(0, 16)],
  ]
  const where = findDistrict(options.district)?.name
  process.stdout.write(`\n${where?.zh ?? ''} ${options.year} · ${where?.en ?? ''} · seed ${options.seed} · 虚构 invented\n`)
  for (const [zh, en, value] of rows) process.stdout.write(`  ${zh} · ${en}: ${value}\n`)
}
