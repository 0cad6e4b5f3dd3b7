import { useLang } from '../../language.tsx'
import type { Scheme } from './schemes.ts'
import type { Standing } from './standing.ts'
import { Verdict, useTally } from './words.tsx'

/** Beside the questions: where one stands in every scheme as the answers come in. */
export function Board({ standings, outOfForce }: {
  readonly standings: readonly Standing[]
  /** Schemes of the place one chose that are not in force today: not asked here, but each has a self-check. */
  readonly outOfForce: readonly Scheme[]
}) {
  const { t, text, href } = useLang()
  const tally = useTally()
  return (
    <section className="board" aria-labelledby="board">
      <h2 id="board">{t('各地的办法', 'The schemes')}</h2>
      <p className="muted small" role="status">{tally(standings)}</p>
      {outOfForce.map(({ pack }) => (
        <p key={pack.id} className="small">
          {text(pack.title)}{t('今天不在施行期内，', ' is not in force today: ')}
          <a href={href(`/check/${pack.id}`)}>{t('单独自测', 'check it by itself')}</a>
        </p>
      ))}
      <ul className="bare-list">
        {standings.map((standing) => (
          <li key={standing.scheme.pack.id}>
            <span className="board-name">
              <strong>{text(standing.scheme.pack.place.name)}</strong> <span className="small">{text(standing.scheme.pack.scheme.name)}</span>
            </span>
            <Verdict standing={standing} />
          </li>
        ))}
      </ul>
    </section>
  )
}
