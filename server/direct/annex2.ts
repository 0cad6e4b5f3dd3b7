import { findDistrict, findNation, parseIdNumber } from '#identity'
import type { Ctx } from '#platform/context.ts'
import { ok, type Result } from '#platform/result.ts'
import type { Annex2, AnnexOpinion } from './contract.ts'
import type { Desk } from './desk.ts'
import { openFile, openReasons } from './seals.ts'
import type { DirectState, Relation } from './types.ts'
import { opened } from './views.ts'

const SEX = { male: '男', female: '女' } as const

/** Everything annex 2 prints (QY-11), from one case. The form is Chinese. The read is recorded. */
export async function annex2(desk: Desk, ctx: Ctx, id: string): Promise<Result<Annex2>> {
  const found = await opened(desk, ctx, id)
  if (!found.ok) return found
  const { vault } = desk.platform
  const state = openReasons(vault, found.value.state)
  const { personal, claims, dependants } = openFile(vault, found.value.state)
  const { pack } = desk.schemeOf(state.pack)
  const identity = parseIdNumber(personal.idNumber ?? '')
  const grade = pack.facts
    .find(fact => fact.id === 'skill_level')
    ?.options?.find(({ value }) => value === (state.skill ?? claims['skill_level']))
  const { province = '', city = '', county = '', town = '', station = '' } = personal.household ?? {}
  const { employer = '', employerPhone = '', employerAddress = '', phone = '', nation = '' } = personal
  return ok({
    number: state.number ?? '',
    workUnit: employer,
    name: personal.name ?? '',
    sex: identity.ok ? SEX[identity.value.sex] : '',
    nation: findNation(nation)?.name.zh ?? nation,
    birthDate: identity.ok ? identity.value.birthDate : (personal.birthDate ?? ''),
    politicalStatus: personal.politicalStatus ?? '',
    education: personal.education ?? '',
    grade: (grade?.name.zh ?? '').replace(/（.*）$/, ''),
    trade: personal.trade ?? '',
    maritalStatus: personal.maritalStatus ?? '',
    idNumber: personal.idNumber ?? '',
    employer: { name: employer, phone: employerPhone, address: employerAddress },
    phone,
    household: { province, city, county, town, station },
    moveTo: {
      county: findDistrict(state.district ?? '')?.name.zh ?? '',
      station: state.settled?.office ?? personal.moveToStation ?? '',
    },
    dependants: dependants.map(({ name, relation, idNumber }) => {
      const read = parseIdNumber(idNumber)
      return {
        name,
        idNumber,
        relation: relationText(relation, read.ok ? read.value.sex : undefined),
        sex: read.ok ? SEX[read.value.sex] : '',
        birthDate: read.ok ? read.value.birthDate : '',
      }
    }),
    signedOn: state.submittedOn ?? '',
    hr: hrOpinion(state),
    police: policeOpinion(state),
  })
}

/** 与申请人关系, as forms of the household register put it. */
function relationText(relation: Relation, sex: 'male' | 'female' | undefined): string {
  const texts: Record<Relation, string> = {
    spouse: '配偶',
    child: sex === 'male' ? '子' : sex === 'female' ? '女' : '子女',
    parent: sex === 'male' ? '父亲' : sex === 'female' ? '母亲' : '父母',
  }
  return texts[relation]
}

/** What was decided, on the clause it rests on: an approval on the clause of the review, a refusal on the one it names. */
function hrOpinion({ decision }: DirectState): AnnexOpinion | undefined {
  if (!decision) return undefined
  const { outcome, grounds = [], reason, byName, on } = decision
  const clause = decision.clause ?? grounds.join('、')
  const text = outcome === 'approve' ? '经审核，符合入户条件，同意入户。' : `经审核，不予批准。理由：${reason ?? ''}`
  return { text, clause, name: byName, on }
}

function policeOpinion({ settled }: DirectState): AnnexOpinion | undefined {
  return (
    settled && {
      text: `经核实人口信息、户籍资料，同意迁入：${settled.address}`,
      clause: '',
      name: settled.byName,
      on: settled.on,
    }
  )
}
