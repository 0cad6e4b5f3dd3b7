import { field, step, type DirectRules } from './types.ts'

const INTAKE = 'DG-6.intake'

/**
 * 东莞市高技能人才入户城镇. Intake follows the points scheme (DG-6.intake: 参照积分制入户受理方式), which has spouse and minor
 * children move along; departments review (DG-6.review), so that a second officer decides.
 */
export const dongguan: DirectRules = {
  pack: 'dongguan-2012-skilled',
  window: 'town',
  desk: { zh: '新莞人服务管理中心', en: "newcomers' service centre" },
  whereabouts: ['apply_at_home_town', 'apply_at_employer_town'],
  routing: { by: 'home_then_work', clause: 'DG-6' },
  towns: { home: 'home_town', work: 'employer_town' },
  needsTwo: true,
  steps: [
    step('acceptance', '受理', 'Intake', INTAKE, 'window'),
    step('review', '有关部门审核验证', 'Review by the departments', 'DG-6.review', 'window'),
    step('decision', '审批', 'Decision', 'DG-6.review', 'officer'),
    step('settlement', '公安办理入户', 'Settlement by the police', 'DG-6.review', 'police'),
  ],
  family: [
    { relation: 'spouse', text: { zh: '配偶', en: 'Spouse' }, clause: INTAKE },
    { relation: 'child', minor: true, text: { zh: '未成年子女', en: 'Minor children' }, clause: INTAKE },
  ],
  addresses: [],
  fields: [
    field('name', '姓名', 'Name', 'DG-1', true),
    field('idNumber', '身份证号码', 'Identity number', 'DG-1', true),
    field('phone', '本人电话', 'Own telephone', INTAKE, true),
    field('employer', '工作单位', 'Employer', 'DG-6', true),
    field('employerPhone', '单位电话', "Employer's telephone", 'DG-6'),
    field('employerAddress', '工作单位地址', "Employer's address", 'DG-6'),
    field('household', '户籍所在地', 'Place of household registration', 'DG-1', true),
  ],
}
