import { formatDate } from '../../design/format.ts'
import { useLang } from '../../language.tsx'
import type { Scheme } from './schemes.ts'

/** From when to when a scheme holds; where nobody can apply now, why. */
export function Validity({ scheme: { pack, state } }: { readonly scheme: Scheme }) {
  const { lang, t } = useLang()
  const from = formatDate(pack.validity.from, lang)
  const to = pack.validity.to && formatDate(pack.validity.to, lang)
  const words = {
    in_force: to ? t(`有效期至${to}`, `In force until ${to}`) : t(`${from}起施行`, `In force since ${from}`),
    expired: t(`${to}期满失效，不能再申请`, `Expired on ${to}: nobody can apply any more`),
    not_yet: t(`${from}起施行，现在还不能申请`, `In force from ${from}: nobody can apply yet`),
    frame: t('省的统一指标，由各市采用，本身不受理申请', 'The province’s indicators, which cities use: nobody applies to it'),
  }
  return <span className={state === 'in_force' ? 'small muted' : 'small not-open'}>{words[state]}</span>
}
