import type { Facts } from '#policy'
import type { SettleInput } from './contract.ts'
import type { PlainParts, SealedParts } from './events.ts'
import type { DirectChannel, DirectCorrectionItem, DirectFile, Finding, MaterialTick, StepId, Why } from './types.ts'

/** What the bureau has set: limits in working days, values for unpublished parameters. */
export interface CitySettings {
  readonly limits: Readonly<Partial<Record<StepId, number>>>
  readonly parameters: Readonly<Record<string, number>>
}

/** A form made ready to be handed in: opened for the checks, sealed to be stored, and what the registers say. */
export interface Filing {
  readonly file: Omit<DirectFile, 'findings'>
  /** Claims with what follows from number, place and register. */
  readonly facts: Facts
  readonly sealed: SealedParts
  readonly plain: PlainParts
  readonly route: { readonly town: string; readonly district: string; readonly clause: string } | undefined
  readonly identityIndex: string
  readonly nameIndex: string
  readonly number: string
  readonly barred: { readonly until: string; readonly clause: string } | undefined
  /** Number of another live case of this person. */
  readonly live: string | undefined
  readonly settings: CitySettings
}

/** An opinion with its reason in clear for the rules and sealed for the events. */
export type OpinionInput =
  { readonly outcome: 'approve' } | ({ readonly outcome: 'refuse'; readonly sealedReason: string } & Why)

/** What a decision rests on: findings with what follows from number, place and register. */
export interface Grounds {
  readonly facts: Facts
  /** Opened: findings and family say which reasons stand. */
  readonly file: DirectFile
  /** The bar in force on the person. */
  readonly barred?: { readonly clause: string } | undefined
  readonly settings: CitySettings
}

export interface AddressPlace {
  readonly district: string
  readonly place: string
  readonly closed: boolean
  readonly free: number
}

export type DirectCommand =
  | {
      readonly kind: 'start'
      readonly pack: string
      readonly packVersion: string
      readonly sealed: SealedParts
      readonly plain: PlainParts
    }
  | { readonly kind: 'save'; readonly sealed: SealedParts; readonly plain: PlainParts }
  | { readonly kind: 'submit'; readonly filing: Filing }
  | EnterCommand
  | { readonly kind: 'wish'; readonly pack: string; readonly packVersion: string; readonly filing: Filing }
  | { readonly kind: 'tick'; readonly ticks: readonly MaterialTick[]; readonly file: DirectFile }
  | { readonly kind: 'scan'; readonly scan: string; readonly document: string; readonly dependant?: string }
  | { readonly kind: 'unscan'; readonly scan: string }
  | {
      readonly kind: 'request_correction'
      readonly days: number
      readonly dueOn: string
      readonly items: readonly DirectCorrectionItem[]
      readonly sealedItems: readonly DirectCorrectionItem[]
    }
  | {
      readonly kind: 'supply_correction'
      readonly filing: Filing
      /** Something of what was asked for is not as it was. */
      readonly changed: boolean
      /** What was done, in words; sealed where there is one. */
      readonly sealedNote: string | undefined
    }
  | { readonly kind: 'accept'; readonly file: DirectFile; readonly settings: CitySettings }
  | { readonly kind: 'find'; readonly fresh: readonly Finding[]; readonly claims: Facts; readonly sealed: string }
  | { readonly kind: 'propose'; readonly opinion: OpinionInput; readonly grounds: Grounds }
  | { readonly kind: 'decide'; readonly opinion: OpinionInput; readonly grounds: Grounds }
  | {
      readonly kind: 'transfer'
      readonly toTown: string
      readonly reason: string
      readonly sealedReason: string
      readonly settings: CitySettings
    }
  | {
      readonly kind: 'settle'
      readonly input: SettleInput
      readonly file: DirectFile
      /** The designated address asked for; undefined where none was or there is none of that id. */
      readonly address: AddressPlace | undefined
      readonly sealedAddress: string
    }
  | ({ readonly kind: 'send_back'; readonly sealedReason: string; readonly settings: CitySettings } & Why)
  | ({ readonly kind: 'propose_cancel'; readonly sealedReason: string } & Why)
  | { readonly kind: 'drop_cancel' }
  | { readonly kind: 'revoke'; readonly office: string }
  | ({
      readonly kind: 'cancel'
      readonly sealedReason: string
      readonly bar?: { readonly id: string; readonly until: string }
    } & Why)
  | { readonly kind: 'object'; readonly id: string; readonly text: string; readonly sealedText: string }
  | ({
      readonly kind: 'answer'
      readonly upheld: boolean
      readonly sealedReason: string
      /** Number of another live case of the person, which an upheld objection would double. */
      readonly live: string | undefined
      readonly settings: CitySettings
    } & Why)
  | { readonly kind: 'flag_overdue' }
  | { readonly kind: 'withdraw' }

export interface EnterCommand {
  readonly kind: 'enter'
  readonly channel: Exclude<DirectChannel, 'online'>
  readonly pack: string
  readonly packVersion: string
  readonly owner: string | undefined
  readonly batch: string | undefined
  readonly ticks: readonly MaterialTick[]
  readonly receivedOn: string
  readonly filing: Filing
  /** The window it is entered at: a case that belongs elsewhere is refused there. */
  readonly window: { readonly district: string; readonly town: string | undefined } | undefined
}
