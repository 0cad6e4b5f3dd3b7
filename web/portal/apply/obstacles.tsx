import { useLang } from '../../language.tsx'
import type { PlacedProblem } from './view.server.ts'

/** What still stands in the way, each line leading to the page where it is put right. */
export function Obstacles({ problems, id, refused }: {
  readonly problems: readonly PlacedProblem[]
  readonly id: string
  /** The person has just tried to submit. */
  readonly refused: boolean
}) {
  const { t, href } = useLang()
  if (problems.length === 0) return null
  return (
    <div className="error-summary" role={refused ? 'alert' : undefined} aria-labelledby="obstacles">
      <h2 id="obstacles">
        {t(
          `还有 ${problems.length} 处需要处理，处理好才能提交`,
          `${problems.length} ${problems.length === 1 ? 'thing' : 'things'} to put right before you can submit`,
        )}
      </h2>
      <ul>
        {problems.map((problem, at) => (
          <li key={at}>
            {problem.step === 'review'
              ? problem.text
              : <a href={href(`/apply/${id}/${problem.step}#${problem.field ?? ''}`)}>{problem.about ? t(
                `${problem.about}：${problem.text}`,
                `${problem.about}: ${problem.text}`,
              ) : problem.text}</a>}
          </li>
        ))}
      </ul>
    </div>
  )
}
