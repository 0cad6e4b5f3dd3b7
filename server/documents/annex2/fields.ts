import type { Text } from '#policy'

/** Where a field of the form goes in `DirectEntry`: a path with dots; `dependants.*` is asked for each line of the table. */
export interface Annex2Field {
  readonly path: string
  readonly name: Text
  /** Fields of one row of the annex stand together on the page. */
  readonly row: number
  readonly input: 'text' | 'id' | 'date' | 'phone' | 'grade' | 'sex' | 'relation' | 'nation' | 'education' | 'marital' | 'county'
  /** Most characters; the printed box shrinks the text up to about this length. */
  readonly max: number
  /** Width of the input, as the design system has it. */
  readonly width: 'short' | 'medium' | 'full'
  /** Follows from the ID number: shown and compared, not kept. */
  readonly follows?: 'idNumber'
  /** Clause that asks for it: the annex itself (QY-7). */
  readonly clause: 'QY-11'
}

type Line = readonly [path: string, zh: string, en: string, input: Annex2Field['input'], max: number, width: Annex2Field['width'], follows?: 'idNumber']

/** Row by row, left to right, top to bottom as annex 2 has them: the order in which a paper form is keyed in. */
const rows: readonly (readonly Line[])[] = [
  [
    ['personal.name', '姓名', 'Name', 'text', 50, 'medium'],
    ['sex', '性别', 'Sex', 'sex', 2, 'short', 'idNumber'],
    ['personal.nation', '民族', 'Nation', 'nation', 20, 'short'],
  ],
  [
    ['personal.birthDate', '出生年月', 'Date of birth', 'date', 10, 'short'],
    ['personal.politicalStatus', '政治面貌', 'Political status', 'text', 30, 'short'],
    ['personal.education', '文化程度', 'Education', 'education', 30, 'short'],
  ],
  [
    ['claims.skill_level', '职业资格等级', 'Vocational grade', 'grade', 20, 'short'],
    ['personal.trade', '工种', 'Trade', 'text', 40, 'short'],
    ['personal.maritalStatus', '婚姻状况', 'Marital status', 'marital', 20, 'short'],
  ],
  [['personal.idNumber', '身份证号码', 'ID number', 'id', 40, 'medium']],
  [
    ['personal.employer', '就业单位名称', 'Employer', 'text', 100, 'full'],
    ['personal.employerPhone', '单位电话', 'Employer’s telephone', 'phone', 30, 'short'],
  ],
  [
    ['personal.employerAddress', '就业单位地址', 'Employer’s address', 'text', 200, 'full'],
    ['personal.phone', '本人电话', 'Own telephone', 'phone', 30, 'short'],
  ],
  [
    ['personal.household.province', '户籍所在地 省', 'Registered in: province', 'text', 30, 'short'],
    ['personal.household.city', '户籍所在地 市', 'Registered in: city', 'text', 30, 'short'],
    ['personal.household.county', '户籍所在地 县（区）', 'Registered in: county or district', 'text', 30, 'short'],
    ['personal.household.town', '户籍所在地 乡镇（街道）', 'Registered in: town or subdistrict', 'text', 40, 'short'],
    ['personal.household.station', '户籍所在地 派出所', 'Registered in: police station', 'text', 40, 'short'],
  ],
  [
    ['employerTown', '户籍迁入地 县（区）', 'Moving to: county or district', 'county', 9, 'short'],
    ['personal.moveToStation', '户籍迁入地 派出所', 'Moving to: police station', 'text', 40, 'short'],
  ],
  [
    ['dependants.name', '随迁人员 姓名', 'Dependant: name', 'text', 50, 'short'],
    ['dependants.sex', '随迁人员 性别', 'Dependant: sex', 'sex', 2, 'short', 'idNumber'],
    ['dependants.relation', '随迁人员 与申请人关系', 'Dependant: relation to the applicant', 'relation', 10, 'short'],
    ['dependants.birthDate', '随迁人员 出生年月', 'Dependant: date of birth', 'date', 10, 'short'],
    ['dependants.idNumber', '随迁人员 身份证号码', 'Dependant: ID number', 'id', 40, 'medium'],
  ],
  [['receivedOn', '申请人签名 日期', 'Date of the applicant’s signature', 'date', 10, 'short']],
]

export const annex2Fields: readonly Annex2Field[] = rows.flatMap((row, at) =>
  row.map(([path, zh, en, input, max, width, follows]) => ({
    path, name: { zh, en }, row: at + 1, input, max, width, ...(follows ? { follows } : {}), clause: 'QY-11' as const,
  })))
