import type { Platform } from '#platform/platform.ts'
import type { Facts } from '#policy'
import type { RankingDeps } from './freeze.ts'
import type { ScoreSheet } from './types.ts'

/** An application's scores over what departments have established so far, by the rules its round pinned. */
export async function scoreSheet(
  platform: Platform, { packs, rounds, review }: RankingDeps, applicationId: string,
): Promise<ScoreSheet | undefined> {
  const row = await platform.db.selectFrom('applications as a')
    .leftJoin('case_facts as f', join => join.onRef('f.city', '=', 'a.city').onRef('f.application_id', '=', 'a.id'))
    .select(['a.pack', 'a.district', 'a.year', 'f.facts']).where('a.city', '=', platform.city)
      .where('a.id', '=', applicationId)
    .executeTakeFirst()
  if (!row) return undefined
  const round = row.district !== null && row.year !== null
    ? await rounds.find(row.district, row.year, row.pack)
    : undefined
  const pinned = round && packs.find(row.pack, round.state.packVersion)?.version
  const evaluator = packs.evaluator(row.pack, round?.state.parameters ?? {}, pinned)
  const facts: Facts = row.facts ?? {}
  return {
    evaluation: evaluator.evaluate(facts), score: evaluator.score(facts),
    findings: await review.findings(applicationId),
    roundId: round?.id, pack: row.pack, packVersion: round?.state.packVersion ?? evaluator.pack.version,
  }
}
