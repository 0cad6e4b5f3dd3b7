import { BLOCKERS, type CaseCommand, type SkilledCommand, type SkilledEvent, type SkilledState } from './types.ts'

type JoinCommand = Extract<SkilledCommand, { kind: 'join' }>

/** The newest case of a person counts: ids rise with time. A person the register does not know yet begins with it. */
export function cased(
  grades: readonly string[],
  state: SkilledState | undefined,
  command: CaseCommand,
): readonly SkilledEvent[] {
  const { id, standing, wish, profile, submittedOn, on, optedOut } = command
  const now: SkilledEvent = { kind: 'cased', case: id, standing, on, ...(wish ? { wish } : {}) }
  if (!state) {
    const grade = grades.includes(profile.grade) ? profile.grade : ''
    const begin: SkilledEvent = {
      kind: 'answered',
      on: submittedOn,
      source: 'direct',
      ...profile,
      grade,
      wish: wish ?? 'undecided',
    }
    return [begin, ...(optedOut ? [{ kind: 'opted_out', on, how: 'office' } as const] : []), now]
  }
  const older = state.case !== undefined && id < state.case.id
  const same = state.case?.id === id && state.case.standing === standing
  return state.forgottenOn || older || same ? [] : [now]
}

/** Whoever answered later says the wish; an opt-out of either is one; the newer case counts. */
export function joined(state: SkilledState, { from, other }: JoinCommand, on: string): readonly SkilledEvent[] {
  const helper = state.helper ?? other.helper
  const cases = [state.case, other.case].flatMap(each => each ?? []).sort((a, b) => (a.id < b.id ? -1 : 1))
  const own = cases.at(-1)
  const event: SkilledEvent = {
    kind: 'joined',
    on,
    from,
    wish: other.answeredOn > state.answeredOn ? other.wish : state.wish,
    contacts: [...other.contacts, ...state.contacts].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
    blockers: BLOCKERS.filter(each => state.blockers.includes(each) || other.blockers.includes(each)),
    ...(helper ? { helper } : {}),
    ...(own ? { case: own } : {}),
  }
  const { optedOut } = other
  return optedOut && !state.optedOut ? [event, { kind: 'opted_out', on, how: optedOut.how }] : [event]
}
