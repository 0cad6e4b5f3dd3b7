import { bookOf, conditionText, formatPoints, type DocumentKind, type Pack, type PackCondition, type Text } from '#policy'
import { asReason, type Cited } from './types.ts'
import { reasonsOfPack } from '#server/direct/index.ts'

/** What the document itself puts in force: conditions, ways in, threshold, papers, places; and what each refuses by. */
export function rulesOfPack(pack: Pack): readonly Cited[] {
  return [
    ...pack.conditions.map(each => condition(pack, each, NEEDED)),
    ...pack.routes.map(each => condition(pack, each, ONE_OF)),
    ...thresholdOf(pack),
    ...exemptionOf(pack),
    ...pack.documents.map(each => ({ kind: 'document', id: each.id, name: each.name, detail: whoBrings(pack, each), clause: each.clause }) as const),
    ...pack.places.map(({ id, name, clause }) => ({ kind: 'place', id, name, detail: WHERE_TO, clause }) as const),
    ...refusals(pack),
  ]
}

const NEEDED: Text = { zh: '必须符合', en: 'Must hold' }
const ONE_OF: Text = { zh: '下列途径符合一项即可', en: 'Any one of the ways in is enough' }
const EXEMPT: Text = { zh: '不受分数线限制', en: 'Not bound by the points' }
const FREED: Text = { zh: '不受分数限制', en: 'Admitted whatever the points' }
const WHERE_TO: Text = { zh: '可以落户的地方', en: 'Where one may settle' }

const follows = (first: Text, second: Text): Text => ({ zh: `${first.zh}：${second.zh}`, en: `${first.en}: ${second.en}` })

function condition(pack: Pack, { id, name, test, clause }: PackCondition, lead: Text): Cited {
  return { kind: 'condition', id, name, detail: follows(lead, conditionText(test, bookOf(pack))), clause }
}

/** Whom the points do not bind. */
function exemptionOf(pack: Pack): readonly Cited[] {
  const unless = pack.threshold?.unless
  return unless ? [{ kind: 'condition', id: 'exemption', name: unless.name, detail: follows(EXEMPT, conditionText(unless.test, bookOf(pack))), clause: unless.clause }] : []
}

function thresholdOf({ threshold }: Pack): readonly Cited[] {
  if (!threshold) return []
  const points = formatPoints(threshold.points)
  const { clause, unless } = threshold
  return [
    { kind: 'condition', id: 'threshold', name: { zh: `积满 ${points} 分`, en: `${points} points or more` }, detail: NEEDED, clause },
    ...(unless ? [{ kind: 'condition', id: 'threshold-unless', name: unless.name, detail: FREED, clause: unless.clause } as const] : []),
  ]
}

function whoBrings(pack: Pack, { id, required }: DocumentKind): Text {
  const place = pack.places.find(({ documents }) => documents.includes(id))
  if (place) return { zh: `落户地址为${place.name.zh}的`, en: `Who settles in: ${place.name.en}` }
  return BRINGS[required]
}

const BRINGS: Readonly<Record<DocumentKind['required'], Text>> = {
  always: { zh: '所有申请人', en: 'Everybody' },
  with_claim: { zh: '申报该项的申请人', en: 'Who claims what it proves' },
  with_dependant: { zh: '有人员随迁的申请人', en: 'Who brings family along' },
}

/** Why the document refuses: the list that decisions rest on, and the threshold of a points scheme. */
function refusals(pack: Pack): readonly Cited[] {
  return [
    ...reasonsOfPack(pack).map(asReason),
    ...thresholdOf(pack).slice(0, 1).map((each): Cited => ({ ...each, kind: 'reason', name: { zh: `没有${each.name.zh}`, en: `Fewer than ${each.name.en.replace(' or more', '')}` }, detail: undefined })),
  ]
}
