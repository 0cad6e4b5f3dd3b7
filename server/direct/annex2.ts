import { findDistrict, findNation, parseIdNumber } from '#identity'
import type { Ctx } from '#platform/context.ts'
import { ok, type Result } from '#platform/result.ts'
import type { Annex2, AnnexOpinion } from './contract.ts'
import type { Desk } from './desk.ts'
import { openFile, openReasons } from './seals.ts'
import type { DirectDependant, DirectFile, DirectPersonal, DirectState, Relation } from './types.ts'
import { opened } from './views.ts'

const SEX = { male: '男', female: '女' } as const

/** Everything annex 2 prints (QY-11), from one case. The form is Chinese. The read is recorded. */
export async function annex2(desk: Desk, ctx: Ctx, id: string): Promise<Result<Annex2>> {
  const found = await opened(desk, ctx, id)
  if (!found.ok) return found
  const { vault } = desk.platform
  const state = openReasons(vault, found.value.state)
  const file = openFile(vault, found.value.state)
  const { station = '' } = file.personal.household ?? {}
  return ok({
    number: state.number ?? '',
    ...personOf(file.personal),
    grade: gradeOf(desk, state, file),
    household: { province: '', city: '', county: '', town: '', ...file.personal.household, station },
    moveTo: {
      county: findDistrict(state.district ?? '')?.name.zh ?? '',
      station: state.settled?.office ?? file.personal.moveToStation ?? '',
    },
    dependants: file.dependants.map(dependantOf),
    signedOn: state.submittedOn ?? '',
    hr: hrOpinion(state),
    police: policeOpinion(state),
  })
}

type Person = Omit<Annex2, 'number' | 'grade' | 'household' | 'moveTo' | 'dependants' | 'signedOn' | 'hr' | 'police'>

/** Sex and birth follow from the number; what the form leaves out is printed empty. */
function personOf(personal: DirectPersonal): Person {
  const identity = parseIdNumber(personal.idNumber ?? '')
  const { employer = '', employerPhone = '', employerAddress = '', nation = '', birthDate = '' } = personal
  return {
    workUnit: employer,
    name: personal.name ?? '',
    sex: identity.ok ? SEX[identity.value.sex] : '',
    nation: findNation(nation)?.name.zh ?? nation,
    birthDate: identity.ok ? identity.value.birthDate : birthDate,
    politicalStatus: personal.politicalStatus ?? '',
    education: personal.education ?? '',
    trade: personal.trade ?? '',
    maritalStatus: personal.maritalStatus ?? '',
    idNumber: personal.idNumber ?? '',
    employer: { name: employer, phone: employerPhone, address: employerAddress },
    phone: personal.phone ?? '',
  }
}

function gradeOf(desk: Desk, { pack, skill }: DirectState, { claims }: DirectFile): string {
  const fact = desk.schemeOf(pack).pack.facts.find(({ id }) => id === 'skill_level')
  const grade = fact?.options?.find(({ value }) => value === (skill ?? claims['skill_level']))
  return (grade?.name.zh ?? '').replace(/（.*）$/, '')
}

function dependantOf({ name, relation, idNumber }: DirectDependant): Annex2['dependants'][number] {
  const read = parseIdNumber(idNumber)
  return {
    name,
    idNumber,
    relation: relationText(relation, read.ok ? read.value.sex : undefined),
    sex: read.ok ? SEX[read.value.sex] : '',
    birthDate: read.ok ? read.value.birthDate : '',
  }
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
