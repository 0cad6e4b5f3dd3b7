import type { Ctx } from '#platform/context.ts'
import type { Refusal, Result } from '#platform/result.ts'
import type { CardView } from '#server/cards/index.ts'

export type Relation = 'spouse' | 'child'

/** A declared dependant as the police see one at the counter. */
export interface DependantView {
  readonly key: string
  readonly name: string
  readonly idNumber: string
  readonly relation: Relation
  readonly birthDate: string
  readonly age: number
  /** FS-3: spouse and minor children accompany. A child who has come of age since does not. */
  readonly mayAccompany: boolean
}

/** What the police see when a holder stands at the counter: person, household, card. */
export interface HolderFile {
  readonly card: CardView
  /** Number of the application. */
  readonly number: string
  readonly name: string
  readonly idNumber: string
  readonly phone: string
  /** 户籍地址, where the household is registered now. */
  readonly household: string
  readonly address: string
  readonly employer: string
  /** Why no settlement can be recorded on this card today; empty where one can. */
  readonly blocked: readonly Refusal[]
  /** The settlement place the applicant declared. */
  readonly place: string | undefined
  readonly dependants: readonly DependantView[]
  readonly settlement: SettlementView | undefined
}

export interface SettlementInput {
  /** A place of the pack (FS-3). */
  readonly place: string
  readonly address: string
  /** Keys of the dependants who settle along. */
  readonly dependants: readonly string[]
  /** The police office that registers the household, as it names itself. */
  readonly office: string
  /** The officer has checked person and household data against the originals. */
  readonly checked: boolean
}

/** A settlement as recorded; address and names opened. */
export interface SettlementView {
  readonly id: string
  readonly card: string
  readonly application: string
  readonly place: string
  readonly clause: string
  readonly address: string
  readonly office: string
  readonly settledOn: string
  readonly dependants: readonly SettledDependant[]
  /** Name of the officer who recorded it. */
  readonly by: string
}

export interface SettledDependant {
  readonly name: string
  readonly idNumber: string
  readonly relation: Relation
}

/** One line of the counter's register. */
export interface SettlementRow {
  readonly id: string
  readonly card: string
  readonly cardNumber: string
  readonly maskedName: string
  readonly settledOn: string
  readonly office: string
  /** The holder and those who settle along. */
  readonly people: number
}

/** The police counter (FS-3, FS-9). */
export interface Settlement {
  /** Person and household behind a card. A recorded read of a personal file. */
  file(ctx: Ctx, cardId: string): Promise<Result<HolderFile>>
  /** Records the settlement once; the same form sent again answers the same. */
  record(ctx: Ctx, cardId: string, input: SettlementInput): Promise<Result<SettlementView>>
  get(ctx: Ctx, settlementId: string): Promise<Result<SettlementView>>
  /** Newest first, of the actor's district. */
  recent(ctx: Ctx, limit: number): Promise<Result<readonly SettlementRow[]>>
}
