import type { Pack } from '#policy'
import { Reported } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { useSaid } from './said.tsx'

/** Every clause as the document words it, in Chinese on both sides; English readers get its sense below. */
export function Clauses({ pack }: { readonly pack: Pack }) {
  const { lang, t } = useLang()
  const said = useSaid()
  return (
    <section aria-labelledby="clauses" className="part">
      <h2 id="clauses">{t('条款原文', 'The clauses')}</h2>
      {pack.clauses.map((clause) => (
        <article key={clause.id} id={clause.id} className="clause-full">
          <h3>
            <a href={`#${clause.id}`}>{clause.id}</a> <span lang="zh-Hans-CN">{clause.number}</span>
          </h3>
          <blockquote lang="zh-Hans-CN">{clause.quote}</blockquote>
          <Reported clause={clause} />
          {lang === 'en' && <p>{said({ zh: clause.quote, en: clause.en })}</p>}
        </article>
      ))}
    </section>
  )
}

/** Short way from a table cell to the clause on the same page, by the number the document gives it. */
export function ClauseLink({ pack, id }: { readonly pack: Pack; readonly id: string }) {
  const { lang, t } = useLang()
  const number = pack.clauses.find((clause) => clause.id === id)?.number
  const shown = lang === 'zh' && number ? number : id
  return (
    <a className="clause-link" href={`#${id}`} aria-label={t(`条款 ${shown}`, `Clause ${shown}`)}>
      {shown}
    </a>
  )
}
