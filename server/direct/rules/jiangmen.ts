import { field, step, type DirectRules } from './types.ts'

/** 江门市: settlement in towns (JM-3) and direct settlement (JM-4) over the same cases. The opinion lists no settlement places. */
export const jiangmen: DirectRules = {
  pack: 'jiangmen-2012-services',
  window: 'town',
  routing: { by: 'work', clause: 'JM-4' },
  area: { fact: 'jiangmen_unit' },
  needsTwo: true,
  steps: [
    step('acceptance', '受理', 'Intake', 'JM-4', 'window'),
    step('review', '审核', 'Review', 'JM-4', 'window'),
    step('decision', '审批', 'Decision', 'JM-4', 'officer'),
    step('settlement', '公安登记常住户口', 'Registration by the police', 'JM-3', 'police'),
  ],
  family: [
    {
      relation: 'spouse',
      together: true,
      text: { zh: '共同居住生活的配偶', en: 'Spouse living together' },
      clause: 'JM-3',
    },
    {
      relation: 'child',
      unmarried: true,
      together: true,
      clause: 'JM-3',
      text: { zh: '共同居住生活的未婚子女', en: 'Unmarried children living together' },
    },
    {
      relation: 'parent',
      together: true,
      text: { zh: '共同居住生活的父母', en: 'Parents living together' },
      clause: 'JM-3',
    },
  ],
  addresses: [],
  fields: [
    field('name', '姓名', 'Name', 'JM-7', true),
    field('idNumber', '身份证号码', 'Identity number', 'JM-7', true),
    field('phone', '本人电话', 'Own telephone', 'JM-7', true),
    field('employer', '工作单位', 'Employer', 'JM-8', true),
    field('employerPhone', '单位电话', "Employer's telephone", 'JM-8'),
    field('employerAddress', '工作单位地址', "Employer's address", 'JM-8'),
    field('household', '户籍所在地', 'Place of household registration', 'JM-3', true),
  ],
}
