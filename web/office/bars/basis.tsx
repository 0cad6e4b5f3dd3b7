import type { ReactNode } from 'react'
import type { Clause, Pack } from '#policy'
import { Notice } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { ClauseMark } from '../cases/parts.tsx'

/** The one published term besides false material: births beyond policy, in the table Foshan's scheme takes over. */
const TERM = 'GD-7'

interface Props {
  readonly pack: Pack
  /** The scheme's own bar for false material, where it prints one (QY-5). */
  readonly falseMaterial: { readonly clause: string; readonly years: number } | undefined
  /** Its clauses in force that print a term. */
  readonly barring: readonly Clause[]
}

/** What the published texts of this scheme say, and do not say, about barring a person. */
export function BarBasis({ pack, falseMaterial, barring }: Props) {
  const { t } = useLang()
  return (
    <Notice title={t('公布的文件怎么写', 'What the published texts say')}>
      {falseMaterial ? (
        <p>
          <ClauseMark id={falseMaterial.clause} pack={pack} />
          {t(
            `：提供虚假证明材料骗取入户资格的，取消资格，${falseMaterial.years} 年内不再受理。没有条款依据的，系统不保存。`,
            `: false material ends the qualification, and no application is accepted for ${falseMaterial.years} years. Without a clause nothing is saved.`,
          )}
        </p>
      ) : (
        <Terms pack={pack} barring={barring} />
      )}
    </Notice>
  )
}

function Terms({ pack, barring }: Pick<Props, 'pack' | 'barring'>): ReactNode {
  const { t } = useLang()
  if (!barring.some(({ id }) => id === TERM)) {
    return barring.length > 0 ? (
      barring.map(({ id, quote }) => (
        <p key={id}>
          <ClauseMark id={id} pack={pack} /> <q lang="zh-Hans-CN">{quote}</q>
        </p>
      ))
    ) : (
      <p>
        {t(
          '本办法没有写明不予受理的期限，或者今天不在有效期内，不能据此设置。',
          'This scheme prints no term for a bar, or is not in force today: none can rest on it.',
        )}
      </p>
    )
  }
  return (
    <>
      <p>
        {t('写明期限的只有 ', 'Only ')}
        <ClauseMark id={TERM} pack={pack} />
        {t(
          '：超生的，5 年内不能申请（省表，报道所载）。',
          ' gives a term: no application for five years after a birth beyond policy (provincial table, as reported).',
        )}
      </p>
      <p>
        {t(
          '佛山市 2014 年的意见没有规定提供虚假材料几年内不予受理；',
          'The Foshan opinion of 2014 gives no term for false documents; ',
        )}
        <ClauseMark id="FS-14" pack={pack} />
        {t(
          ' 只写隐瞒违法生育的，入户后按迁入地标准处理。没有条款依据的，系统不保存。',
          ' says only that a concealed violation is treated by the standard of the destination. Without a clause nothing is saved.',
        )}
      </p>
    </>
  )
}
