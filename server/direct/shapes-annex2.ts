import type { Household } from './types.ts'

/** Annex 2 of QY as one object; every text as it is to be printed, empty where nothing is known. */
export interface Annex2 {
  readonly number: string
  readonly workUnit: string
  readonly name: string
  readonly sex: string
  readonly nation: string
  /** 出生年月, `YYYY-MM-DD`. */
  readonly birthDate: string
  readonly politicalStatus: string
  readonly education: string
  /** 职业资格等级, 工种. */
  readonly grade: string
  readonly trade: string
  readonly maritalStatus: string
  /** 18 boxes. */
  readonly idNumber: string
  readonly employer: { readonly name: string; readonly phone: string; readonly address: string }
  readonly phone: string
  readonly household: Required<Household>
  /** 户籍迁入地: 县（区）, 派出所. */
  readonly moveTo: { readonly county: string; readonly station: string }
  readonly dependants: readonly {
    readonly name: string
    readonly sex: string
    readonly relation: string
    readonly birthDate: string
    readonly idNumber: string
  }[]
  readonly signedOn: string
  readonly hr: AnnexOpinion | undefined
  readonly police: AnnexOpinion | undefined
}

export interface AnnexOpinion {
  readonly text: string
  readonly clause: string
  readonly name: string
  /** `YYYY-MM-DD` */
  readonly on: string
}
