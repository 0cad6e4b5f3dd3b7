import { basisOfFact, type Pack, type Text } from '#policy'
import { reasonsOfScheme, type DirectScheme, type DirectSettings } from '#server/direct/index.ts'
import { asReason, type Cited } from './types.ts'

/** What a direct scheme's procedure puts in force beside its pack: the form, who moves along, the steps and their limits. */
export function rulesOfDirect(scheme: DirectScheme, pack: Pack, { limits }: Pick<DirectSettings, 'limits'>): readonly Cited[] {
  return [
    ...scheme.fields.map(({ field, name, clause, required }): Cited => ({
      kind: 'field', id: field, name, detail: required ? REQUIRED : IF_KNOWN, clause,
    })),
    ...scheme.facts.flatMap(({ id, name }): Cited[] => {
      const basis = basisOfFact(pack, id)
      return basis ? [{ kind: 'field', id, name, detail: askedFor(basis.purpose), clause: basis.clause }] : []
    }),
    ...routing(scheme),
    ...scheme.relations.map(({ relation, limit, clause }): Cited => ({ kind: 'place', id: `along-${relation}`, name: limit, detail: ALONG, clause })),
    ...scheme.relations.slice(0, 1).map(({ clause }): Cited => ({ kind: 'field', id: 'dependants', name: DEPENDANTS, detail: ONLY_ALONG, clause })),
    ...pack.places.slice(0, 1).map(({ clause }): Cited => ({ kind: 'field', id: 'place', name: PLACE, detail: REQUIRED, clause })),
    ...scheme.steps.map(({ id, name, clause, by }): Cited => ({ kind: 'step', id, name, detail: stepText(by, limits[id]), clause })),
    ...reasonsOfScheme(pack, scheme).map(asReason),
  ]
}

const REQUIRED: Text = { zh: '必填', en: 'Required' }
const IF_KNOWN: Text = { zh: '可以不填', en: 'May stay empty' }
const ALONG: Text = { zh: '可以随迁的人员', en: 'Who may move along' }
const ONLY_ALONG: Text = { zh: '有人员随迁的填写', en: 'Only where family moves along' }
const DEPENDANTS: Text = { zh: '随迁人员：关系、姓名、身份证号码、出生年月等', en: 'Family: relation, name, identity number, date of birth and what the clause requires of them' }
const PLACE: Text = { zh: '落户地址类型', en: 'Kind of settlement place' }

const askedFor = ({ zh, en }: Text): Text => ({ zh: `用于判断：${zh}`, en: `Asked for: ${en}` })

function routing({ routing: { by, clause } }: DirectScheme): readonly Cited[] {
  const asked: readonly [string, Text][] = [
    ...(by === 'home_then_work' ? [['homeTown', { zh: '自有居所所在镇（街道）', en: 'Town of the own home' }] as [string, Text]] : []),
    ['employerTown', { zh: '工作单位所在镇（街道）', en: 'Town of the employer' }],
  ]
  return asked.map(([id, name]): Cited => ({ kind: 'field', id, name, detail: { zh: '确定受理窗口', en: 'Decides which window handles the case' }, clause }))
}

const BY = {
  window: { zh: '受理窗口', en: 'the window' },
  officer: { zh: '主管部门', en: 'the department in charge' },
  police: { zh: '公安部门', en: 'the police' },
} as const

function stepText(by: keyof typeof BY, days: number | undefined): Text {
  const who = { zh: `由${BY[by].zh}办理`, en: `By ${BY[by].en}` }
  if (days === undefined) return { zh: `${who.zh}；文件没有公布时限，市局尚未设定`, en: `${who.en}; the document gives no limit and the bureau has set none` }
  return { zh: `${who.zh}；${days} 个工作日内（市局设定）`, en: `${who.en}; within ${days} working day${days === 1 ? '' : 's'} (set by the bureau)` }
}
