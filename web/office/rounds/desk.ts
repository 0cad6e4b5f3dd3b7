import type { LoaderFunctionArgs } from 'react-router'
import { permit } from '#platform/reads.ts'
import type { Action } from '#platform/access.ts'
import type { Pack } from '#policy'
import type { RoundRow } from '#server/rounds/index.ts'
import { signedIn, type Signed } from '../../session.ts'

export interface RoundDesk extends Signed {
  readonly round: RoundRow
  readonly pack: Pack
  /** Names of members of staff by account id. */
  readonly nameOf: (account: string | undefined) => string
}

/**
 * The round of an address, for an officer of its district; a 404 or 403 for anybody else (and the refusal is recorded).
 */
export async function roundDesk(args: LoaderFunctionArgs, action: Action = 'ranking.read'): Promise<RoundDesk> {
  const signed = signedIn(args, 'officer')
  const { services, ctx } = signed
  const round = await services.rounds.get(args.params['id'] ?? '')
  if (!round) throw new Response(null, { status: 404 })
  const allowed = await permit(
    services.platform, ctx(), action, { city: services.platform.city, district: round.state.district },
  )
  if (!allowed.ok) throw new Response(null, { status: 403 })
  return { ...signed, round, pack: services.packs.get(round.state.pack), nameOf: await staffNames(signed) }
}

export async function staffNames({ services }: Signed): Promise<(account: string | undefined) => string> {
  const staff = new Map((await services.accounts.listStaff()).map(({ id, name }) => [id, name]))
  return account => (account === undefined ? '' : staff.get(account) ?? account)
}
