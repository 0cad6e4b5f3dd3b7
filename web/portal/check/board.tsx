import { useLang } from '../../language.tsx'
import type { Standing } from './standing.ts'
import { Verdict, useTally } from './words.tsx'

/** Beside the questions: where one stands in every scheme as the answers come in. */
export function Board({ standings }: { readonly standings: readonly Standing[] }) {
  const { t, text } = useLang()
  const tally = useTally()
  return (
    <section className="board" aria-labelledby="board">
      <h2 id="board">{t('各地的办法', 'The schemes')}</h2>
      <p className="muted small" role="status">{tally(standings)}</p>
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
