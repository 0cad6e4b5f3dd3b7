import type { LoaderFunctionArgs } from 'react-router'
import { requestContext } from '../../context.ts'
import { hrefIn } from '../../lang.ts'
import { checkData } from './data.server.ts'

/** What a self-check page starts from; the rules themselves come from `packs`, and no answer ever comes here. */
export interface CheckView {
  /** Where the packs are fetched. */
  readonly packs: string
  readonly today: string
  /** Packs one can apply for on this platform. */
  readonly applyTo: readonly string[]
}

export function checkView({ context }: LoaderFunctionArgs): CheckView {
  const { services, lang, today } = context.get(requestContext)
  const { tag } = checkData(services.packs, lang)
  return { packs: hrefIn(lang, `/check/packs.json?v=${tag}`), today, applyTo: services.packs.ofCity(services.platform.city).filter(({ round }) => round !== undefined).map(({ id }) => id) }
}
