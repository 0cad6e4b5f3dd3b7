import { maskName } from '#identity'
import type { Vault } from '#platform/crypto.ts'
import type { Facts } from '#policy'
import type { PlainParts, SealedParts } from './events.ts'
import type { DirectCorrection, DirectDependant, DirectFile, DirectPersonal, DirectState } from './types.ts'

/** Seals what is given of a form, with the masked name that may stand plain beside it. */
export function sealParts(
  vault: Vault,
  file: {
    readonly personal?: DirectPersonal | undefined
    readonly claims?: Facts | undefined
    readonly dependants?: readonly DirectDependant[] | undefined
  },
): SealedParts {
  return {
    ...(file.personal
      ? {
          personal: vault.seal('personal', JSON.stringify(file.personal)),
          maskedName: maskName(file.personal.name ?? ''),
        }
      : {}),
    ...(file.claims ? { claims: vault.seal('claims', JSON.stringify(file.claims)) } : {}),
    ...(file.dependants ? { dependants: vault.seal('dependants', JSON.stringify(file.dependants)) } : {}),
  }
}

/** What lists and counts go by. The employer is an organisation, not a person. */
export function plainParts(file: Omit<DirectFile, 'findings'>): PlainParts {
  const skill = file.claims['skill_level']
  const { employer } = file.personal
  return {
    ...(employer ? { employer } : {}),
    ...(typeof skill === 'string' ? { skill } : {}),
    people: 1 + file.dependants.length,
  }
}

/** Opens a state's file. Throws when a sealed part was altered. */
export function openFile(
  vault: Vault,
  state: Pick<DirectState, 'personal' | 'claims' | 'dependants' | 'findings'>,
): DirectFile {
  const open = <T>(kind: 'personal' | 'claims' | 'dependants', sealed: string | undefined, empty: T): T =>
    sealed ? (JSON.parse(vault.open(kind, sealed)) as T) : empty
  return {
    personal: open('personal', state.personal, {}),
    claims: open('claims', state.claims, {}),
    dependants: open('dependants', state.dependants, []),
    findings: open('claims', state.findings, []),
  }
}

/** The state with every reason and the settled address readable, for who may read the file. */
export function openReasons(vault: Vault, state: DirectState): DirectState {
  const text = (sealed: string): string => (sealed ? vault.open('reason', sealed) : '')
  const opinion = <T extends { readonly reason?: string }>(one: T): T =>
    one.reason === undefined ? one : { ...one, reason: text(one.reason) }
  const openCorrection = ({ note, ...rest }: DirectCorrection): DirectCorrection => ({
    ...rest,
    items: rest.items.map(opinion),
    ...(note === undefined ? {} : { note: text(note) }),
  })
  const { correction, review, decision, sentBack, cancelled, cancelProposal, settled } = state
  return {
    ...state,
    ...(correction ? { correction: openCorrection(correction) } : {}),
    ...(review ? { review: opinion(review) } : {}),
    ...(decision ? { decision: opinion(decision) } : {}),
    ...(sentBack ? { sentBack: opinion(sentBack) } : {}),
    ...(cancelProposal ? { cancelProposal: opinion(cancelProposal) } : {}),
    ...(cancelled ? { cancelled: opinion(cancelled) } : {}),
    ...(settled ? { settled: { ...settled, address: vault.open('personal', settled.address) } } : {}),
    objections: state.objections.map(one => ({
      ...one,
      text: text(one.text),
      ...(one.answer ? { answer: opinion(one.answer) } : {}),
    })),
    transfers: state.transfers.map(opinion),
  }
}

/** Keyed lookup indices of a person, hex; empty where the form does not say. */
export function indicesOf(
  vault: Vault,
  { idNumber, name }: DirectPersonal,
): { identityIndex: string; nameIndex: string } {
  return {
    identityIndex: idNumber ? vault.index('identity', idNumber).toString('hex') : '',
    nameIndex: name ? vault.index('name', name).toString('hex') : '',
  }
}
