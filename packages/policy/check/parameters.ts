/** A number said to be printed in the document stands in the quoted wording of the clause it cites. */
import type { Pack, Problem } from '../pack.ts'
import type { Parameter } from '../types.ts'
import { formatPoints } from '../words.ts'
import { monthsIn, numbersIn } from './printed.ts'
import { hint, problem, unless } from './problem.ts'

const WHERE = hint(
  '更正这个数，引用写明它的条款，或者写明来源不是原文（grade、stand_in）',
  'mend the number, cite the clause that prints it, or say that its source is not the text (grade, stand_in)',
)

/** Whether the pack says that the official text prints the number: what is borrowed or reported stands elsewhere. */
function isPrinted({ unit, value, source }: Parameter): boolean {
  return unit !== 'option' && value !== undefined && value !== 0 && source.grade === 'A' && !source.standIn
}

/** Counts may be months where the text says years. */
export function checkPrinted(pack: Pack): readonly Problem[] {
  const quotes = new Map(pack.clauses.map(each => [each.id, each.quote]))
  return pack.parameters.filter(isPrinted).flatMap(({ id, unit, value = 0, clause }) => {
    const quote = quotes.get(clause)
    if (quote === undefined) return []
    const number = Math.abs(unit === 'points' ? value / 100 : value)
    const said = unit === 'points' ? formatPoints(Math.abs(value)) : String(number)
    return unless(numbersIn(quote).has(number) || (unit === 'count' && monthsIn(quote).has(number)), () =>
      problem(
        'source',
        `parameters/${id}/${unit}`,
        `参数「${id}」写的是 ${said}，条款 ${clause} 原文里没有这个数`,
        `the parameter "${id}" says ${said}; clause ${clause} does not print it`,
        WHERE,
      ),
    )
  })
}
