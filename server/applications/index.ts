/** Applications and their evidence (FS-3, FS-6): from the first saved answer to acceptance by the town's window. */
export type * from './contract.ts'
export type {
  ApplicationEvent, ApplicationFile, ApplicationState, ApplicationStatus, Channel, Correction, CorrectionItem, Dependant,
  DocumentState, Personal, PersonalField, Tick,
} from './types.ts'
export { askedFacts, claimsSomething, fullClaims, readClaims, writeClaim } from './claims.ts'
export { fieldOf as dependantFieldOf } from './checks.ts'
export { CORRECTION_DAYS, createApplications, type ApplicationDeps } from './create.ts'
export { MOST_FILES } from './decide.ts'
export { PARTICULARS, RELATIONS, WHERE_AND_WHO, type Particular } from './particulars.ts'
export { mediaTypeOf, MOST_MEGABYTES } from './evidence.ts'
