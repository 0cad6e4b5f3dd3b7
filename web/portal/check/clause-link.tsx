import type { Pack } from '#policy'
import { useLang } from '../../language.tsx'

/** The clause a statement rests on: its number, leading to the wording on the policy's page. */
export function ClauseLink({ pack, id }: { readonly pack: Pack; readonly id: string | undefined }) {
  const { t, href } = useLang()
  const clause = pack.clauses.find((each) => each.id === id)
  if (!clause) return null
  return (
    <a className="clause-link small" href={href(`/policies/${pack.id}#${clause.id}`)}>
      {t('依据', 'Basis')} <span lang={clause.number ? 'zh-Hans-CN' : undefined}>{clause.number || clause.id}</span>
    </a>
  )
}
