/** GB/T 2260 province prefixes; 83 is what residence permits of Taiwan residents carry in place of 71. */
const PROVINCES = new Set((
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'
).split(' '))

/** True for the first two digits of a region code that a province, or a region of that rank, has. */
export function isProvince(prefix: string): boolean {
  return PROVINCES.has(prefix)
}
