/** Turns what people type and paste into plain characters: full-width digits and letters, every kind of space. */
export function plainCharacters(input: string): string {
  return input.normalize('NFKC').replaceAll(/[\s\u200B-\u200F\u2060\uFEFF]/g, '')
}
