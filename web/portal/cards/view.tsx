import { findDistrict } from '#identity'
import type { PublicCard } from '#server/cards/index.ts'
import { DefinitionList, Notice, formatDate } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { standingWords } from './words.ts'

/** A card as anyone may see it: whether it is valid, and nothing that names or reaches its holder. */
export function CheckedCard({ card }: { readonly card: PublicCard }) {
  const { lang, t, text } = useLang()
  const words = standingWords[card.standing]
  const district = findDistrict(card.district)?.name
  return (
    <section aria-labelledby="standing">
      <Notice tone={words.tone} title={<span id="standing">{t('此卡', 'This card: ')}{text(words.name)}</span>}>
        <p>{text(words.meaning)}</p>
      </Notice>
      <DefinitionList items={[
        { term: t('卡号', 'Card number'), value: <span className="code">{card.number}</span> },
        { term: t('持卡人', 'Holder'), value: card.maskedName },
        { term: t('签发单位', 'Issued by'), value: district && t(`佛山市${district.zh}人力资源社会保障部门`, `Human resources and social security, ${district.en} District, Foshan`) },
        { term: t('签发日期', 'Issued on'), value: formatDate(card.issuedOn, lang) },
        { term: t('有效期至', 'Valid until'), value: t(`${formatDate(card.expiresOn, lang)}（含当日）`, `${formatDate(card.expiresOn, lang)}, that day included`) },
        { term: t('入户日期', 'Settled on'), value: card.settledOn && formatDate(card.settledOn, lang) },
      ]} />
    </section>
  )
}
