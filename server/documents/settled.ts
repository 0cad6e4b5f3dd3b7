import type { Pack } from '#policy'
import { maskIdNumber } from '#identity'
import type { HolderFile, SettlementView } from '#server/settlement/index.ts'
import { openPaper } from './paper.ts'
import { fields, heading, section, signatures, table, text } from './parts.ts'
import { basis, paperSettings, placeName, zhDate, type Making } from './words.ts'

export interface SettledData {
  readonly file: HolderFile
  readonly settlement: SettlementView
  readonly pack: Pack
}

/** 入户登记回执: what the counter recorded, for the holder to take along. */
export function settledPdf(making: Making, { file, settlement, pack }: SettledData): Promise<Buffer> {
  const { card } = file
  const paper = openPaper(paperSettings(making, { zh: '入户登记回执', en: 'Record of settlement' }, card.number))
  heading(paper)
  fields(paper, [
    { zh: '入户卡号', en: 'Card number', value: card.number },
    { zh: '登记日期', en: 'Recorded on', value: zhDate(settlement.settledOn) },
    { zh: '持卡人', en: 'Holder', value: file.name },
    { zh: '身份证号', en: 'Identity number', value: maskIdNumber(file.idNumber) },
    { zh: '迁入地', en: 'Moved to', value: placeName(card.district, card.town) },
    { zh: '落户方式', en: 'Settlement place', value: `${pack.places.find(({ id }) => id === settlement.place)?.name.zh ?? settlement.place}${basis(pack, settlement.clause)}` },
    { zh: '落户地址', en: 'Address', value: settlement.address, wide: true },
    { zh: '登记机关', en: 'Police office', value: settlement.office },
    { zh: '经办人', en: 'Officer', value: settlement.by },
  ])
  section(paper, { zh: '随迁人员', en: 'Dependants who settled along' })
  if (settlement.dependants.length === 0) text(paper, '无。')
  else {
    table(paper, [
      { zh: '关系', en: 'Relation', share: 2 }, { zh: '姓名', en: 'Name', share: 3 }, { zh: '身份证号', en: 'Identity number', share: 5 },
    ], settlement.dependants.map(({ relation, name, idNumber }) => [relation === 'spouse' ? '配偶' : '子女', name, maskIdNumber(idNumber)]))
  }
  text(paper, '本回执记录办理结果；户籍以公安机关的户口登记为准。', { size: 9, grey: true, gap: 10 })
  signatures(paper, [{ zh: '持卡人签名', en: 'Holder' }, { zh: '登记机关（盖章）', en: 'Police office, seal' }])
  return paper.end()
}
