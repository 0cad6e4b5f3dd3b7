import { findCity } from '#identity'
import type { DirectFilter, DirectStatus, LedgerRow } from '#server/direct/index.ts'
import type { Column, Value } from '#server/sheets/index.ts'
import type { Desk } from './desk.ts'

export const STATUS_WORDS: Readonly<Record<DirectStatus, string>> = {
  draft: '草稿',
  submitted: '待受理',
  correction: '待补正',
  accepted: '审核中',
  approved: '已核准，待入户',
  refused: '不予核准',
  settled: '已入户',
  cancelled: '已取消资格',
  withdrawn: '已撤回',
  unwilling: '暂不入户',
}
const RELATIONS = { spouse: '配偶', child: '子女', parent: '父母' } as const
const SEX = { male: '男', female: '女' } as const

const text = (key: string, heading: string, width: number, wrap = false): Column => ({
  key,
  heading,
  width,
  kind: 'text',
  ...(wrap ? { wrap } : {}),
})

/** The columns of the paper register (台账), in its order: person, employer, household, what happened when. */
export const COLUMNS: readonly Column[] = [
  { key: 'at', heading: '序号', width: 6, kind: 'number' },
  text('number', '受理编号', 22),
  text('name', '姓名', 10),
  text('sex', '性别', 6),
  text('birth', '出生日期', 12),
  text('id', '身份证号码', 20),
  text('nation', '民族', 8),
  text('education', '文化程度', 10),
  text('skill', '职业资格等级', 16),
  text('trade', '工种', 14),
  text('employer', '用人单位', 28),
  text('phone', '联系电话', 14),
  text('household', '户籍所在地', 34, true),
  text('county', '受理县（市、区）', 14),
  text('town', '受理镇街', 14),
  text('place', '入户地点类别', 20),
  { key: 'people', heading: '入户人数', width: 8, kind: 'number' },
  text('family', '随迁家属（姓名、关系、身份证号码）', 44, true),
  text('submitted', '申请日期', 12),
  text('accepted', '受理日期', 12),
  text('approved', '核准日期', 12),
  text('settled', '入户日期', 12),
  text('status', '办理状态', 14),
  text('clause', '不予核准依据', 14),
]

/** Names of what cases hold as codes. */
export interface Words {
  readonly skills: ReadonlyMap<string, string>
  readonly places: ReadonlyMap<string, string>
  readonly packs: ReadonlyMap<string, string>
  /** Of a district or town, by its code. */
  readonly nameOf: (code: string) => string | undefined
}

export function wordsOf({ packs, platform }: Desk): Words {
  const schemes = packs.ofCity(platform.city)
  const skills = schemes
    .flatMap(({ facts }) => facts.filter(({ id }) => id === 'skill_level'))
    .flatMap(({ options }) => options ?? [])
  const districts = findCity(platform.city)?.districts ?? []
  const regions = new Map(
    [...districts, ...districts.flatMap(({ towns }) => towns)].map(one => [one.code, one.name.zh]),
  )
  return {
    skills: new Map(skills.map(({ value, name }) => [value, name.zh])),
    places: new Map(schemes.flatMap(({ places }) => places ?? []).map(({ id, name }) => [id, name.zh])),
    packs: new Map(schemes.map(({ id, title }) => [id, title.zh])),
    nameOf: code => regions.get(code),
  }
}

export function valuesOf(row: LedgerRow, at: number, { skills, places, nameOf }: Words): readonly Value[] {
  const { personal, household = {} } = { personal: row.personal, household: row.personal.household }
  const { province, city, county, town } = household
  const family = row.dependants.map(({ name, relation, idNumber }) =>
    [name, RELATIONS[relation], idNumber].filter(Boolean).join('，'),
  )
  return [
    at,
    row.number,
    personal.name,
    row.sex && SEX[row.sex],
    row.birthDate,
    personal.idNumber,
    personal.nation,
    personal.education,
    skills.get(row.skill) ?? '',
    personal.trade,
    personal.employer ?? row.employer,
    personal.phone,
    [province, city, county, town].filter(Boolean).join(''),
    nameOf(row.district),
    nameOf(row.town),
    row.place && (places.get(row.place) ?? row.place),
    row.people,
    family.join('；'),
    row.submittedOn,
    row.acceptedOn,
    row.approvedOn,
    row.settledOn,
    STATUS_WORDS[row.status],
    row.refusalClause,
  ]
}

const DATED = { submitted: '申请', accepted: '受理', approved: '核准', settled: '入户' } as const

/** The filters in words, so that the paper says what it holds. */
export function conditions(filter: DirectFilter, { skills, packs, nameOf }: Words): string {
  const { pack, district, town, status, skill, by = 'submitted', from, to, overdue, batch } = filter
  const said = [
    pack && `办法：${packs.get(pack) ?? pack}`,
    district && `县（市、区）：${nameOf(district) ?? district}`,
    town && `镇街：${nameOf(town) ?? town}`,
    status && `状态：${STATUS_WORDS[status]}`,
    skill && `职业资格：${skills.get(skill) ?? skill}`,
    (from ?? to) && `${DATED[by]}日期：${from ?? '最早'} 至 ${to ?? '最近'}`,
    overdue && '只含超期',
    batch && '一个集体申请批次',
  ].filter(Boolean)
  return said.length === 0 ? '范围：本人可查阅的全部申请。' : `范围：${said.join('；')}。`
}
