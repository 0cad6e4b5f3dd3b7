import { Notice, formatCount } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Signed } from '../../session.ts'
import type { ReturnedPlace } from '#server/rounds/index.ts'
import { RETURNED } from '../rounds/words.ts'

/** Places that came back to a district from one of its earlier rounds. */
export interface Returned {
  readonly round: string
  readonly year: number
  readonly kept: number
  readonly rule: ReturnedPlace
}

/** For whoever sets a quota: what earlier rounds gave back, to count in. */
export async function returnedBefore({ services, ctx }: Signed, district: string, year: number): Promise<Returned[]> {
  const rounds = (await services.rounds.list({ district })).filter(({ state }) => state.year < year)
  const known = await Promise.all(rounds.map(({ id }) => services.cards.overview(ctx(), id)))
  return known.flatMap(one => (one.ok && one.value.returned.kept > 0
    ? [{ round: one.value.round, year: one.value.year, kept: one.value.returned.kept, rule: one.value.returned.rule }] : []))
}

export function ReturnedNotice({ returned }: { readonly returned: readonly Returned[] }) {
  const { t, text, href } = useLang()
  if (returned.length === 0) return null
  return (
    <Notice title={t('以往批次退回的名额', 'Places returned from earlier rounds')}>
      <ul>
        {returned.map(({ round, year, kept, rule }) => (
          <li key={round}><a href={href(`/office/cards/${round}`)}>{t(`${year} 年度`, `${year}`)}</a>{t(`：${formatCount(kept)} 个，`, `: ${formatCount(kept)}. `)}{text(RETURNED[rule])}</li>
        ))}
      </ul>
      <p>{t('系统不会自动加入名额，请在核定本年度名额时一并考虑。', 'They are not added by themselves; take them into account when you set the quota.')}</p>
    </Notice>
  )
}
