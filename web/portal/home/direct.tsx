import type { DirectScheme } from '#server/direct/index.ts'
import { Card, LinkButton, Steps } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { useShell } from '../../shell.ts'
import { Doorway } from './doorway.tsx'

export interface DirectLine extends Pick<DirectScheme, 'pack' | 'title' | 'steps'> {
  /** Numbers of clauses as the document prints them, by id. */
  readonly numbers: Readonly<Record<string, string>>
}

/** The first page of a city where people settle directly: no round, no ranking, no card. */
export function DirectHome({ schemes }: { readonly schemes: readonly DirectLine[] }) {
  const { lang, t, text, href } = useLang()
  const city = useShell()?.city ?? { zh: '', en: '' }
  const [first] = schemes
  return (
    <>
      <section className="hero">
        <div className="hero-words">
          <title>{t('落户 · 直接入户', 'Luohu · direct settlement')}</title>
          <p className="hero-kicker">{t(`${city.zh}：符合条件，直接入户`, `${city.en}: eligible means settled`)}</p>
          <h1>{t('我能直接落户吗？', 'Could I settle directly?')}</h1>
          <p className="lead">
            {t('不排名、不用积分。逐条看条件和出处，在手机上填写申请，配偶和子女可以随迁。', 'No ranking, no points. Read every condition with its clause, apply on a phone, bring spouse and children along.')}
          </p>
          <div className="actions">
            <LinkButton href={href('/direct')}>{t('看条件，申请入户', 'Conditions and application')}</LinkButton>
            {first && <LinkButton kind="plain" href={href(`/check/${first.pack}`)}>{t('先自测', 'Take the self-check')}</LinkButton>}
            <LinkButton kind="plain" href={href('/check')}>{t('比较各地办法', 'Compare places')}</LinkButton>
          </div>
        </div>
        <Doorway ruler={false} />
      </section>
      <section className="errands" aria-labelledby="errands">
        <h2 id="errands" className="visually-hidden">{t('常办事项', 'What people come for')}</h2>
        <Card title={t('查我的进度', 'Follow my case')} href={href('/direct')} level={3}>
          <p>{t('现在到哪一步、什么时候办完、决定依据哪一条。', 'Where it stands, by when, and on which clause it was decided.')}</p>
        </Card>
        <Card title={t('用人单位集体申请', 'For employers')} href={href('/direct/batches')} level={3}>
          <p>{t('一个 Excel 文件，每一名员工都有答复。', 'One Excel file; every worker is answered.')}</p>
        </Card>
        <Card title={t('查政策', 'Read the policies')} href={href('/policies')} level={3}>
          <p>{t('条件、材料、待遇和部门职责，逐条注明出处。', 'Conditions, documents, benefits and duties, clause by clause.')}</p>
        </Card>
      </section>
      {schemes.map(({ pack, title, steps, numbers }) => (
        <section className="part" key={pack} aria-labelledby={pack}>
          <h2 id={pack}>{t(`${title.zh}：怎样办理`, `${text(title)}: how it goes`)}</h2>
          <Steps steps={[{ title: t('填写、提交申请', 'Fill in and send') }, ...steps.map(({ name, clause }) => ({
            title: text(name), text: <a className="clause-link" href={href(`/policies/${pack}#${clause}`)} aria-label={t(`条款 ${numbers[clause] || clause}：${name.zh}`, `Clause ${clause}: ${name.en}`)}>{lang === 'zh' ? numbers[clause] || clause : clause}</a>,
          }))]} />
        </section>
      ))}
    </>
  )
}
