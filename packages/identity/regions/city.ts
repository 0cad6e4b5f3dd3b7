/** The shape of a city's jurisdictions. */

export interface Place {
  readonly code: string
  readonly name: { readonly zh: string; readonly en: string }
}
export interface District extends Place { readonly towns: readonly Place[] }
export interface City extends Place { readonly districts: readonly District[] }

type Town = readonly [code: string, zh: string, en: string]

/** A district with its towns, whose codes begin with the district's. */
export function district(code: string, zh: string, en: string, towns: readonly Town[]): District {
  const places = towns.map(([town, zh, en]) => ({ code: code + town, name: { zh, en } }))
  return { code, name: { zh, en }, towns: places }
}
