import { maskName } from '#identity'
import type { Vault } from '#platform/crypto.ts'
import type { ApplicationFile, ApplicationState, CorrectionItem, SealedFile } from './types.ts'

/** Seals what is given of a file, with the masked name that may stand plain beside it. */
export function sealFile(vault: Vault, file: Partial<ApplicationFile>): SealedFile {
  return {
    ...(file.personal ? {
      personal: vault.seal('personal', JSON.stringify(file.personal)), maskedName: maskName(file.personal.name ?? ''),
    } : {}),
    ...(file.claims ? { claims: vault.seal('claims', JSON.stringify(file.claims)) } : {}),
    ...(file.dependants ? { dependants: vault.seal('dependants', JSON.stringify(file.dependants)) } : {}),
  }
}

export function sealWhole(vault: Vault, { personal, claims, dependants }: ApplicationFile): Required<SealedFile> {
  return {
    personal: vault.seal('personal', JSON.stringify(personal)),
    claims: vault.seal('claims', JSON.stringify(claims)),
    dependants: vault.seal('dependants', JSON.stringify(dependants)),
    maskedName: maskName(personal.name ?? ''),
  }
}

/** Opens a state's file. Throws when a sealed part was altered. */
export function openFile(vault: Vault, state: Pick<ApplicationState, 'personal' | 'claims' | 'dependants'>): ApplicationFile {
  return {
    personal: JSON.parse(vault.open('personal', state.personal)) as ApplicationFile['personal'],
    claims: JSON.parse(vault.open('claims', state.claims)) as ApplicationFile['claims'],
    dependants: JSON.parse(vault.open('dependants', state.dependants)) as ApplicationFile['dependants'],
  }
}

export function sealItems(vault: Vault, items: readonly CorrectionItem[]): readonly CorrectionItem[] {
  return items.map(item => ({ ...item, reason: vault.seal('reason', item.reason.trim()) }))
}

/** The state with the reasons of its correction and refusal readable, for who may read the file. */
export function openReasons(vault: Vault, state: ApplicationState): ApplicationState {
  const { correction, refusal } = state
  return {
    ...state,
    ...(correction ? {
      correction: { ...correction, items: correction.items.map(item => ({ ...item, reason: vault.open('reason', item.reason) })) },
    } : {}),
    ...(refusal ? { refusal: { ...refusal, reason: vault.open('reason', refusal.reason) } } : {}),
  }
}

/** Keyed lookup indices of a person, hex; empty where the file does not say. */
export function indicesOf(vault: Vault, { personal }: ApplicationFile): { identityIndex: string; nameIndex: string } {
  const { idNumber, name } = personal
  return {
    identityIndex: idNumber ? vault.index('identity', idNumber).toString('hex') : '',
    nameIndex: name ? vault.index('name', name).toString('hex') : '',
  }
}
