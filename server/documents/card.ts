import type { Pack } from '#policy'
import type { CardView } from '#server/cards/index.ts'
import { spacedCode } from '#server/cards/index.ts'
import { openPaper, type Paper } from './paper.ts'
import { fields, heading, list, qr, section, text } from './parts.ts'
import { basis, bureauName, paperSettings, placeName, zhDate, type Making } from './words.ts'

export interface CardData {
  readonly card: CardView
  readonly pack: Pack
  readonly name: string
  readonly idNumber: string
  /** Number of the application. */
  readonly number: string
  /** What the QR code leads to: `…/v/<code>`. */
  readonly verifyAddress: string
}

/** 入户卡, one a page: who, valid until when, issued by whom, and a QR code anyone can check. */
export async function cardsPdf(making: Making, cards: readonly CardData[]): Promise<Buffer> {
  const [first] = cards
  const number = cards.length === 1 ? first?.card.number ?? '' : `共 ${cards.length} 张`
  const paper = openPaper(paperSettings(making, { zh: '积分制入户卡', en: 'Settlement card' }, number))
  cards.forEach((data, n) => {
    if (n > 0) paper.newPage()
    heading(paper)
    cardPage(paper, data)
  })
  return paper.end()
}

function cardPage(paper: Paper, data: CardData): void {
  const { card, pack } = data
  text(paper, pack.title.zh, { align: 'center', gap: 10 })
  fields(paper, [
    { zh: '卡号', en: 'Card number', value: card.number },
    { zh: '受理编号', en: 'Application', value: data.number },
    { zh: '持卡人', en: 'Holder', value: data.name },
    { zh: '身份证号', en: 'Identity number', value: data.idNumber },
    { zh: '迁入地', en: 'Moves to', value: placeName(card.district, card.town) },
    { zh: '入户年度', en: 'Round', value: `${card.year}年度` },
    { zh: '签发日期', en: 'Issued', value: zhDate(card.issuedOn) },
    { zh: '有效期至', en: 'Valid until', value: `${zhDate(card.expiresOn)}（含当日）` },
    { zh: '签发单位', en: 'Issued by', value: bureauName(card.district).zh, wide: true },
  ])
  qr(paper, data.verifyAddress, [
    '扫码查验本卡真伪与状态。查验页只显示卡号、状态、有效期、签发区和隐去名字的持卡人。',
    'Scan to check this card: its number, status, dates, district and the masked name of its holder.',
    `查验码 ${spacedCode(card.code)}`, data.verifyAddress,
  ])
  section(paper, { zh: '持卡须知', en: 'What the holder must know' })
  list(paper, duties(card, pack))
}

function duties(card: CardView, pack: Pack): string[] {
  const places = pack.places.map(({ name }) => name.zh).join('、')
  const [place] = pack.places
  return [
    `凭本卡在有效期内到居住地或就业地的区公安户籍管理部门办理入户，逾期失效${basis(pack, pack.round?.card.clause)}。`,
    `可以入户的地址：${places}${basis(pack, place?.clause)}。`,
    `配偶和未成年子女可以同时随迁${basis(pack, place?.clause)}。`,
    `不愿交出承包土地、林地的，可以改办居住证；凭本卡申请的标识自签发之日起 ${pack.round?.mark.years ?? 3} 年内有效${basis(pack, pack.round?.mark.clause)}。`,
    ...pack.services.map(({ description, clause }) => `${description.zh.replace(/。$/, '')}${basis(pack, clause)}。`),
    `本卡限本人使用。查询与咨询：${bureauName(card.district).zh}。`,
  ]
}
