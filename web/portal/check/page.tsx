import { PageHead } from '../../design/index.ts'
import { useLang } from '../../language.tsx'

export default function Check() {
  const { t } = useLang()
  return <PageHead title={t('我能入户吗？', 'Can I settle here?')} />
}
