import type { LoaderFunctionArgs } from 'react-router'
import { findDistrict } from '#identity'
import type { Text } from '#policy'
import { signedIn } from '../../session.ts'

/** The officer's round of an address, with the words of its heading. A 404 where there is none. */
export async function issuingDesk(args: LoaderFunctionArgs) {
  const signed = signedIn(args, 'officer')
  const round = await signed.services.rounds.get(args.params['id'] ?? '')
  if (!round) throw new Response(null, { status: 404 })
  return { ...signed, round, pack: signed.services.packs.get(round.state.pack), district: districtName(round.state.district) }
}

export function districtName(code: string): Text {
  return findDistrict(code)?.name ?? { zh: code, en: code }
}
