import { formatCount } from '../../design/index.ts'
import { useLang } from '../../language.tsx'

/** How many of something wait, and where they are listed. */
export interface Count {
  readonly to: string
  readonly count: number
  readonly name: string
  /** Worth a warning as soon as there is one. */
  readonly late?: boolean
}

/** What waits, as a row of numbers that open their lists. */
export function Counts({ tiles }: { readonly tiles: readonly Count[] }) {
  const { href } = useLang()
  return (
    <ul className="counts">
      {tiles.map(({ to, count, name, late }) => (
        <li key={name}>
          <a href={href(to)} className={late && count > 0 ? 'late' : undefined}>
            <strong>{formatCount(count)}</strong>
            {name}
          </a>
        </li>
      ))}
    </ul>
  )
}
