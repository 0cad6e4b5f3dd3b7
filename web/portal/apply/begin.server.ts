import type { Result } from '#platform/result.ts'
import type { Saved } from '#server/applications/index.ts'
import { refuse } from '#platform/result.ts'
import type { Signed } from '../../session.ts'
import { claimsIn, parseSaved } from '../check/saved.ts'

/** Begins a draft: with the self-check's answers where the form brings them along, and the number one signed in with. */
export async function beginDraft(signed: Signed, form: FormData): Promise<Result<Saved>> {
  const { services, actor } = signed
  const sent = form.get('answers')
  const pack = services.packs.pointsOf(services.platform.city)
  if (!pack) return refuse('object.not_found')
  const { facts: known, place } = pack
  const { facts } = claimsIn(place.code, parseSaved(typeof sent === 'string' ? sent : null, known), known)
  const phone = await services.accounts.phoneOf(actor)
  return services.applications.createDraft(signed.ctx(form), { claims: facts, ...(phone ? { personal: { phone } } : {}) })
}
