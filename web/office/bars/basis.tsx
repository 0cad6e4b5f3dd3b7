import type { Pack } from '#policy'
import { Notice } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { ClauseMark } from '../cases/parts.tsx'

/** What the published texts say, and do not say, about barring a person. */
export function BarBasis({ pack }: { readonly pack: Pack }) {
  const { t } = useLang()
  return (
    <Notice title={t('公布的文件怎么写', 'What the published texts say')}>
      <p>
        {t('写明期限的只有 ', 'Only ')}
        <ClauseMark id="GD-7" pack={pack} />
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
    </Notice>
  )
}
