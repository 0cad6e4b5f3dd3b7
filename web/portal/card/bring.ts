import { findDistrict } from '#identity'
import type { Pack, Text } from '#policy'
import type { Dependant } from '#server/applications/index.ts'

/** One thing to take to the counter, with the clause of the pack that names it. */
export interface Bring {
  readonly name: Text
  readonly clause: string
  /** What it is for. */
  readonly why: 'card' | 'person' | 'place' | 'dependants'
}

/**
 * What a holder takes to the police (FS-3, FS-9): the card, the documents the police check, those that show the right to
 * the settlement place, and those of who moves along. Documents are the pack's; nothing is added.
 */
export function whatToBring(pack: Pack, place: string | undefined, dependants: readonly Dependant[]): Bring[] {
  const document = (id: string, why: Bring['why']): Bring[] => {
    const found = pack.documents.find(kind => kind.id === id)
    return found ? [{ name: found.name, clause: found.clause, why }] : []
  }
  const always = pack.documents.filter(kind => kind.required === 'always' && policeCheck(pack, kind.id))
  const family = pack.documents.filter(kind => kind.required === 'with_dependant' && proves(pack, kind.id, dependants))
  return [
    { name: { zh: '入户卡（纸质或手机上的均可）', en: 'The settlement card, on paper or on the phone' }, clause: pack.round?.card.clause ?? '', why: 'card' },
    ...always.flatMap(({ id }) => document(id, 'person')),
    ...(pack.places.find(({ id }) => id === place)?.documents ?? []).flatMap(id => document(id, 'place')),
    ...family.flatMap(({ id }) => document(id, 'dependants')),
  ]
}

function policeCheck(pack: Pack, document: string): boolean {
  return pack.duties.some(duty => duty.department === 'police' && duty.documents.includes(document))
}

/** Proof of marriage goes with a spouse, the other family papers with a child. */
function proves(pack: Pack, document: string, dependants: readonly Dependant[]): boolean {
  const marriage = pack.duties.some(duty => duty.fact === 'marital_status' && duty.documents.includes(document))
  return dependants.some(({ relation }) => (relation === 'spouse') === marriage)
}

/** Who registers the household (FS-9: 居住地或就业地的区公安户籍管理部门). Names only: no published text gives addresses. */
export function policeOffice(district: string): Text {
  const name = findDistrict(district)?.name
  return { zh: `佛山市${name?.zh ?? ''}公安户籍管理部门`, en: `Household registration police of ${name?.en ?? ''} District, Foshan` }
}

/** A service a holder may still apply for, with the next day it closes; undefined `until` when it is too late. */
export interface ServiceDate {
  readonly name: Text
  readonly description: Text
  readonly office: Text
  readonly clause: string
  readonly until: string | undefined
}

/** FS-12, FS-13: by a day (inclusive) of the year of qualification, of the next, or of any later year. */
export function serviceDates(pack: Pack, issuedOn: string, today: string): ServiceDate[] {
  const first = Number(issuedOn.slice(0, 4))
  return pack.services.map(({ name, description, office, clause, lastDay, years }) => {
    const last = years === 'next' ? first + 1 : Number(today.slice(0, 4)) + 1
    const open = Array.from({ length: last - first + 1 }, (_, n) => `${first + n}-${lastDay}`).find(day => day >= today && day >= issuedOn)
    return { name, description, office, clause, until: open }
  })
}
