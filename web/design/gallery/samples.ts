import type { Clause } from '#policy'
import type { Problem } from '../../refusals.ts'

/** Invented rows and a real clause, for the gallery only. */
export const rows = [
  { rank: 1, number: 'CC-0012', name: '陈＊华', points: 13500 },
  { rank: 2, number: 'CC-0108', name: '李＊', points: 12050 },
  { rank: 2, number: 'CC-0044', name: '欧阳＊＊', points: 12050 },
  { rank: 4, number: 'CC-0233', name: '王＊明', points: 8800 },
]

export const clause: Clause = {
  id: 'FS-8',
  number: '三（三）',
  quote: '各区人力资源社会保障部门通过积分制入户管理系统对申请人所得积分按得分高低的顺序进行排名，并按有关规定进行公示，公示期为10个工作日。',
  en: 'The district ranks by points and gives public notice for 10 working days.',
  wording: 'official',
}

export function problems(t: (zh: string, en: string) => string): Problem[] {
  return [
    {
      code: 'identity.check_digit', field: 'id_number',
      text: t('身份证号码的校验码不对。请对照身份证重新输入18位号码。', 'The check digit is wrong. Compare with the card and enter all 18 characters again.'),
    },
    { code: 'form.number', field: 'months', text: t('请填写参保月数，没有就填 0。', 'Enter the months insured, 0 if none.') },
  ]
}
