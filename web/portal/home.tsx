import { LinkButton, PageHead } from '../design/index.ts'
import { useLang } from '../language.tsx'

export default function Home() {
  const { t, href } = useLang()
  return (
    <>
      <PageHead title={t('我能入户吗？', 'Can I settle here?')} />
      <LinkButton href={href('/check')}>{t('开始自测', 'Start the self-check')}</LinkButton>
    </>
  )
}
