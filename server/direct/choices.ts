import { educationCodes, findNation, maritalCodes, nations, type Code } from '#identity'
import type { Text } from '#policy'

/** What one chooses between; `value` is what is stored and printed on the form. */
export interface FieldChoice {
  readonly value: string
  readonly name: Text
}

interface ChoiceList {
  readonly choices: readonly FieldChoice[]
  /** The stored value of what was written on paper or into a cell; undefined where it is none of the list. */
  readonly read: (text: string) => string | undefined
}

/** Schools as people call them beside the levels of GB/T 4658: what the paper says is kept as the standard's level. */
const SCHOOLS: Readonly<Record<string, { readonly also: string; readonly examples?: Text }>> = {
  博士: { also: '博士研究生 博士生' },
  硕士: { also: '硕士研究生 硕士生' },
  研究生: { also: '研究生毕业' },
  本科: { also: '大学本科 大学 学士 本科生 全日制本科' },
  专科: {
    also: '大专 大学专科 高职 高职高专 高等职业 专科生',
    examples: { zh: '专科（大专、高职）', en: 'Junior college' },
  },
  中等职业: {
    also: '中专 中技 中职 职高 职中 技校 技工学校 职业高中 中等专科 中等专业学校 中等职业教育',
    examples: { zh: '中等职业（中专、职高、技校）', en: 'Secondary vocational or technical school' },
  },
  普通高中: { also: '高中 高级中学' },
  初中: { also: '初级中学 初中毕业' },
  小学: { also: '小学毕业' },
  其他: { also: '其它 无' },
}

const MARRIED: Readonly<Record<string, string>> = { 离异: '离婚' }

/** Peoples the standard counts under 57: an identity card names them, the list of 56 does not. */
const UNDER_OTHER = new Set(['其它', '穿青人', '穿青', '革家人', '革家', '僜人', '夏尔巴人', '未识别民族', '未定族称'])

const plain = (text: string): string => text.normalize('NFKC').replace(/\s/g, '')

const sameAs =
  (text: string) =>
  ({ name: { zh, en } }: Code) =>
    zh === text || en.toLowerCase() === text.toLowerCase()

const LISTS: Readonly<Record<string, ChoiceList>> = {
  nation: {
    choices: nations.map(({ code, name }) => ({
      value: name.zh,
      name: code === '57' ? { zh: '其他（如穿青人）', en: 'Other' } : name,
    })),
    read: text => (UNDER_OTHER.has(plain(text)) ? '其他' : findNation(plain(text))?.name.zh),
  },
  education: {
    choices: educationCodes.map(({ name }) => ({ value: name.zh, name: SCHOOLS[name.zh]?.examples ?? name })),
    read: text => readEducation(plain(text)),
  },
  maritalStatus: {
    choices: maritalCodes.filter(({ code }) => code !== '90').map(({ name }) => ({ value: name.zh, name })),
    read: text => {
      const wanted = MARRIED[plain(text)] ?? plain(text)
      return maritalCodes.find(sameAs(wanted))?.name.zh
    },
  },
}

function readEducation(wanted: string): string | undefined {
  const bare = wanted.replace(/(学历|毕业|文化|程度)+$/, '').replace(/\(.*\)$/, '')
  const called = Object.entries(SCHOOLS).find(([, { also }]) => also.split(' ').includes(bare))?.[0]
  return called ?? educationCodes.find(code => sameAs(bare)(code) || code.code === bare)?.name.zh
}

/** The list a field of the form is chosen from (GB/T 3304, 4658, 2261.2); undefined for a field one writes. */
export function choicesFor(field: string): readonly FieldChoice[] | undefined {
  return LISTS[field]?.choices
}

/** What is stored of a field: of a list, its value, read tolerantly; any other text as it is. Undefined: not of the list. */
export function readChoice(field: string, text: string): string | undefined {
  const list = LISTS[field]
  return list ? list.read(text) : text
}
