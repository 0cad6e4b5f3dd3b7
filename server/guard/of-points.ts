import { basisOfFact, type Pack, type RoundRules, type Text } from '#policy'
import { askedFacts, PARTICULARS, RELATIONS, WHERE_AND_WHO } from '#server/applications/index.ts'
import type { Cited } from './types.ts'

/** What the points scheme's form and year put in force beside its pack (FS-3, FS-6 to FS-10). */
export function rulesOfPoints(pack: Pack): readonly Cited[] {
  return [
    ...[...PARTICULARS, ...WHERE_AND_WHO].map(({ id, name, clause, required }): Cited => ({
      kind: 'field', id, name, detail: required ? { zh: '必填', en: 'Required' } : { zh: '可以不填', en: 'May stay empty' }, clause,
    })),
    ...factsAsked(pack),
    ...RELATIONS.map(({ id, name, clause }): Cited => ({ kind: 'place', id: `along-${id}`, name, detail: { zh: '可以随迁的人员', en: 'Who may move along' }, clause })),
    ...(pack.round ? stepsOf(pack.round) : []),
  ]
}

/** The questions of a scheme, each for what it decides or scores. */
export function factsAsked(pack: Pack): readonly Cited[] {
  return askedFacts(pack).flatMap(({ id, name }): Cited[] => {
    const basis = basisOfFact(pack, id)
    const detail = basis && { zh: `用于：${basis.purpose.zh}`, en: `For: ${basis.purpose.en}` }
    return basis ? [{ kind: 'field', id, name, detail, clause: basis.clause }] : []
  })
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** A day of any year, `MM-DD`. */
function monthDay(day: string): Text {
  const [month = 1, date = 1] = day.split('-').map(Number)
  return { zh: `${month}月${date}日`, en: `${date} ${MONTHS[month - 1]}` }
}

function stepsOf({ cutoff, review, notice, card, mark }: RoundRules): readonly Cited[] {
  const [until, from, to] = [monthDay(cutoff.monthDay), monthDay(review.from), monthDay(review.to)]
  const step = (id: string, name: Text, detail: Text, clause: string): Cited => ({ kind: 'step', id, name, detail, clause })
  return [
    step('application', { zh: '申请', en: 'Application' }, { zh: `${until.zh}后提出的进入下一年度`, en: `After ${until.en}: next year’s round` }, cutoff.clause),
    step('review', { zh: '并联审核', en: 'Joint review' }, { zh: `${from.zh}至${to.zh}`, en: `${from.en} to ${to.en}` }, review.clause),
    step('notice', { zh: '公示', en: 'Public notice' }, { zh: `${notice.workingDays} 个工作日`, en: `${notice.workingDays} working days` }, notice.clause),
    step('card', { zh: '凭入户卡办理入户', en: 'Settling on the card' }, { zh: `自签发之日起 ${card.years} 年内`, en: `Within ${card.years} year${card.years === 1 ? '' : 's'} of its issue` }, card.clause),
    step('mark', { zh: '保留承包地、林地的标识', en: 'Mark for who keeps contracted land' }, { zh: `自发卡之日起 ${mark.years} 年有效`, en: `Valid ${mark.years} years from the card’s issue` }, mark.clause),
  ]
}
