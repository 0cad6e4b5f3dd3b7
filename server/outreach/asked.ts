import type { Pack, Text } from '#policy'
import type { Packs } from '#server/packs/index.ts'

/** The clause that has skilled people surveyed. */
export const SURVEY_CLAUSE = 'DG-7'

/** What the survey asks, on the public form, at the window and in an employer's file. */
export const SURVEY_FIELDS: readonly { readonly id: string; readonly name: Text; readonly required: boolean }[] = [
  { id: 'name', name: { zh: '姓名', en: 'Name' }, required: true },
  { id: 'phone', name: { zh: '手机号码', en: 'Mobile number' }, required: true },
  { id: 'town', name: { zh: '工作单位所在镇街', en: 'Town of the employer' }, required: true },
  { id: 'employer', name: { zh: '工作单位', en: 'Employer' }, required: true },
  { id: 'grade', name: { zh: '职业资格等级', en: 'Grade of skill' }, required: true },
  { id: 'trade', name: { zh: '工种', en: 'Trade' }, required: false },
  { id: 'wish', name: { zh: '是否愿意入户', en: 'Wish to settle' }, required: true },
]

/** The scheme of a city that publishes a survey; undefined where none does: then nobody is asked (the clause rule, QY-7). */
export function surveyedUnder(packs: Pick<Packs, 'ofCity'>, city: string): Pack | undefined {
  return packs.ofCity(city).find(({ kind, clauses }) => kind === 'direct' && clauses.some(({ id }) => id === SURVEY_CLAUSE))
}
