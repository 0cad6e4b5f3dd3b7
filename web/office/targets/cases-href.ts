/** Which cases a number counted: the filters of the list of cases. */
export interface CasesAsked {
  readonly pack: string
  readonly district?: string
  readonly town?: string
  readonly by: 'accepted' | 'approved' | 'settled'
  /** Both inclusive, of the date named by `by`. */
  readonly from: string
  readonly to: string
}

/** The list of direct settlement's cases, filtered. */
const LIST = '/office/direct'

/** Path of the list that shows exactly these cases. */
export function casesPath(asked: CasesAsked): string {
  const query = new URLSearchParams(
    Object.entries(asked).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
  return `${LIST}?${query.toString()}`
}
