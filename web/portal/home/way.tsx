import { useLang } from '../../language.tsx'

/** From the question to the police counter, in six steps, each with its clause by the number the document gives it. */
export function Way({ numbers, policy }: { readonly numbers: Readonly<Record<string, string>>; readonly policy: string }) {
  const { lang, t, href } = useLang()
  const shown = (clause: string) => (lang === 'zh' ? numbers[clause] : undefined) ?? clause
  const steps = [
    { title: t('自测', 'Self-check'), text: t('比一比各地的办法，看看有多少分、需要什么材料。', 'The schemes side by side, your points, the documents you need.'), clause: 'FS-1' },
    {
      title: t('申请', 'Apply'),
      text: t('向居住地或就业地的镇（街道）提出。9月1日后提出的，进入下一年度。', 'To the town where you live or work. After 1 September it counts for next year.'),
      clause: 'FS-6',
    },
    {
      title: t('并联审核', 'Joint review'),
      text: t('9月1日至11月底，各部门同时核查各自负责的材料。', '1 September to the end of November: every department checks its part at once.'),
      clause: 'FS-7',
    },
    {
      title: t('排名公示', 'Ranking and notice'),
      text: t('各区按得分排名，公示10个工作日，可以提出异议。', 'The district ranks by points and gives notice for 10 working days; you may object.'),
      clause: 'FS-8',
    },
    {
      title: t('领入户卡', 'Settlement card'),
      text: t('入围的发给入户卡，有效期1年，扫码可验真伪。', 'Who is in gets a card valid for 1 year, which anyone can verify.'),
      clause: 'FS-9',
    },
    {
      title: t('到公安落户', 'Settle at the police'),
      text: t('凭卡到区公安户籍窗口办理，配偶和未成年子女可以随迁。', 'Take the card to the district police; spouse and minor children may come along.'),
      clause: 'FS-9',
    },
  ]
  return (
    <section className="part" aria-labelledby="way">
      <h2 id="way">{t('佛山市积分入户：从自测到落户，六步', 'By points in Foshan: six steps from here to your household')}</h2>
      <ol className="steps way">
        {steps.map(({ title, text, clause }) => (
          <li key={title}>
            <p className="step-title">{title}</p>
            <p>
              {text}{' '}
              <a className="clause-link" href={href(`/policies/${policy}#${clause}`)} aria-label={t(`条款 ${shown(clause)}：${title}`, `Clause ${clause}: ${title}`)}>
                {shown(clause)}
              </a>
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
