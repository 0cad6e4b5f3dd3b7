import { PageHead } from '../design/index.ts'
import { useLang } from '../language.tsx'
import { useShell } from '../shell.ts'

export default function OfficeHome() {
  const { t } = useLang()
  const name = useShell()?.actor?.name
  return <PageHead title={name ? t(`${name}，您好`, `Good day, ${name}`) : t('工作台', 'Desk')} />
}
