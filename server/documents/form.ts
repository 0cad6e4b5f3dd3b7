import { formatValue, type Answer, type Pack } from '#policy'
import type { Dependant, DocumentNeed } from '#server/applications/index.ts'
import { openPaper, type Paper } from './paper.ts'
import { fields, heading, section, signatures, table, text } from './parts.ts'
import type { ReceiptData } from './receipt.ts'
import { clauseNumber, paperSettings, placeName, zhDate, type Making } from './words.ts'

/**
 * 申请表: the applicant's own words on paper, to sign. The official layout is not published with the opinion of 2014,
 * so this is a plain form that says what made it.
 */
export function formPdf(making: Making, data: ReceiptData): Promise<Buffer> {
  const { pack, state } = data
  const title = { zh: `${pack.title.zh.replace(/（.*）$/, '')}申请表`, en: 'Application for points-based settlement' }
  const paper = openPaper(paperSettings(making, title, state.number ?? '草稿'))
  heading(paper)
  text(paper, '本表由系统按申请人填报的内容生成，非官方印制的表样；申报内容以各部门核查结论为准，未经核查不计分。', { size: 8.5, grey: true })
  applicant(paper, data)
  claims(paper, data)
  dependants(paper, data.file.dependants)
  documents(paper, data)
  section(paper, { zh: '申请人声明', en: 'Declaration' })
  text(paper, '本人声明以上内容和所提交的材料真实有效；如有不实，愿承担相应责任。', { size: 10, gap: 8 })
  signatures(paper, [{ zh: '申请人签名', en: 'Applicant' }, { zh: '受理人签名', en: 'Clerk' }, { zh: '受理窗口（盖章）', en: 'Office, seal' }])
  return paper.end()
}

function applicant(paper: Paper, { state, file: { personal }, pack }: ReceiptData): void {
  section(paper, { zh: '一、申请人', en: 'Applicant' })
  fields(paper, [
    { zh: '姓名', en: 'Name', value: personal.name ?? '' },
    { zh: '身份证号', en: 'Identity number', value: personal.idNumber ?? '' },
    { zh: '联系电话', en: 'Telephone', value: personal.phone ?? '' },
    { zh: '受理编号', en: 'Number', value: state.number ?? '' },
    { zh: '户籍地址', en: 'Registered address', value: personal.household ?? '', wide: true },
    { zh: '现居住地址', en: 'Present address', value: personal.address ?? '', wide: true },
    { zh: '用人单位', en: 'Employer', value: personal.employer ?? '', wide: true },
    { zh: '申请入户地', en: 'Town of settlement', value: placeName(state.district, state.town) },
    { zh: '入户年度', en: 'Round', value: state.year === undefined ? '' : `${state.year}年度` },
    { zh: '拟落户地址类型', en: 'Settlement place', value: pack.places.find(({ id }) => id === state.place)?.name.zh ?? '', wide: true },
  ])
}

/** Claims under the headings of the score sheet; a fact several indicators read stands under the first. */
function claims(paper: Paper, { file, pack }: ReceiptData): void {
  section(paper, { zh: '二、申报的指标', en: 'Claims, by group' })
  const rows = claimRows(pack, file.claims)
  if (rows.length === 0) return text(paper, '未申报。', { size: 10 })
  table(paper, [
    { zh: '类别', en: 'Group', share: 2 }, { zh: '申报内容', en: 'Claim', share: 5 }, { zh: '填报', en: 'As stated', share: 3 },
    { zh: '核查部门', en: 'Checked by', share: 4 },
  ], rows)
}

function claimRows(pack: Pack, claims: Readonly<Record<string, Answer | undefined>>): string[][] {
  const order = pack.groups.map(({ id }) => id)
  const rows = pack.facts.flatMap(fact => {
    const value = claims[fact.id]
    if (value === undefined || value === false || value === 0 || value === 'none' || fact.derived) return []
    const indicator = pack.indicators.find(({ rule }) => JSON.stringify(rule).includes(`"${fact.id}"`))
    const group = pack.groups.find(({ id }) => id === indicator?.group)
    const duty = pack.duties.find(one => one.fact === fact.id)
    const department = pack.departments.find(({ id }) => id === duty?.department)
    const cells = [group?.name.zh ?? '申请条件', fact.name.zh, formatValue(fact, value).zh, department?.name.zh ?? '']
    return [{ at: group ? order.indexOf(group.id) : -1, cells }]
  })
  return rows.sort((a, b) => a.at - b.at).map(({ cells }) => cells)
}

function dependants(paper: Paper, all: readonly Dependant[]): void {
  section(paper, { zh: '三、随迁人员', en: 'Dependants who settle along (FS-3)' })
  if (all.length === 0) return text(paper, '无。', { size: 10 })
  table(paper, [
    { zh: '关系', en: 'Relation', share: 2 }, { zh: '姓名', en: 'Name', share: 3 }, { zh: '身份证号', en: 'Identity number', share: 5 },
    { zh: '出生日期', en: 'Born', share: 4 },
  ], all.map(({ relation, name, idNumber, birthDate }) => [
    relation === 'spouse' ? '配偶' : '子女', name, idNumber, birthDate ? zhDate(birthDate) : zhDate(bornOf(idNumber)),
  ]))
}

const bornOf = (idNumber: string) => (/^\d{17}/.test(idNumber) ? idNumber.replace(/^.{6}(\d{4})(\d\d)(\d\d).*$/, '$1-$2-$3') : '')

function documents(paper: Paper, { state, needs, pack }: ReceiptData): void {
  section(paper, { zh: '四、提交的材料', en: 'Documents; ticks by the window' })
  const tick = (yes: boolean | undefined) => (yes ? '√' : '')
  table(paper, [
    { zh: '材料', en: 'Document', share: 6 }, { zh: '扫描件', en: 'Scan', share: 2, align: 'center' },
    { zh: '验原件', en: 'Original seen', share: 2, align: 'center' }, { zh: '收复印件', en: 'Copy kept', share: 2, align: 'center' },
    { zh: '依据', en: 'Clause', share: 4 },
  ], needs.map(({ document, clause }: DocumentNeed) => {
    const kept = state.documents.find(one => one.document === document)
    const name = pack.documents.find(({ id }) => id === document)?.name.zh ?? document
    return [name, tick((kept?.evidenceIds.length ?? 0) > 0), tick(kept?.originalSeen), tick(kept?.copyKept), clauseNumber(pack, clause)]
  }))
}
