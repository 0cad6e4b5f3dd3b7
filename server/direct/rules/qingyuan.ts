import { field, step, type DirectRules } from './types.ts'

const FORM = 'QY-11'

/** 清远市高技能人才入户城镇: the county's window reviews directly (QY-5), so that one person may decide. */
export const qingyuan: DirectRules = {
  pack: 'qingyuan-2012-skilled',
  window: 'county',
  routing: { by: 'work', clause: 'QY-3' },
  area: { fact: 'qingyuan_county' },
  wish: { fact: 'wants_to_settle', clause: 'QY-1' },
  needsTwo: false,
  steps: [
    step('acceptance', '受理', 'Intake', 'QY-4.copies', 'window'),
    step('review', '窗口审核', 'Review by the window', 'QY-5', 'window'),
    step('settlement', '公安核实、办理入户', 'Police check and settlement', 'QY-6', 'police'),
  ],
  family: [
    { relation: 'spouse', text: { zh: '配偶', en: 'Spouse' }, clause: 'QY-6' },
    { relation: 'child', minor: true, text: { zh: '未成年子女', en: 'Minor children' }, clause: 'QY-6' },
    {
      relation: 'parent',
      together: true,
      text: { zh: '共同居住生活的父母', en: 'Parents who live together' },
      clause: 'QY-6',
    },
  ],
  falseMaterial: { clause: 'QY-5', fact: 'false_material', yearsFact: 'false_material_years', years: 'qy_bar_years' },
  addresses: ['designated'],
  fields: [
    field('name', '姓名', 'Name', FORM, true),
    field('nation', '民族', 'Nationality', FORM),
    field('birthDate', '出生年月', 'Date of birth', FORM),
    field('politicalStatus', '政治面貌', 'Political status', FORM),
    field('education', '文化程度', 'Education', FORM),
    field('trade', '工种', 'Trade', FORM),
    field('maritalStatus', '婚姻状况', 'Marital status', FORM),
    field('idNumber', '身份证号码', 'Identity number', 'QY-4.id_card', true),
    field('employer', '就业单位名称', 'Employer', 'QY-11.employer', true),
    field('employerPhone', '单位电话', "Employer's telephone", 'QY-11.employer'),
    field('employerAddress', '就业单位地址', "Employer's address", 'QY-11.employer'),
    field('phone', '本人电话', 'Own telephone', FORM, true),
    field('household', '户籍所在地', 'Place of household registration', FORM, true),
    field('moveToStation', '户籍迁入地派出所', 'Police station of the place moved to', FORM),
  ],
}
