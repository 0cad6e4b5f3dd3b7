/** Where a county stands in its city's grid, in half columns and rows from the top left. A tile is two half columns wide. */
export interface Tile {
  readonly code: string
  readonly column: number
  readonly row: number
}

/** Roughly as the map has them: north at the top. */
const layouts: Readonly<Record<string, readonly Tile[]>> = {
  '441800': [
    { code: '441882', column: 3, row: 0 },
    { code: '441825', column: 0, row: 1 },
    { code: '441826', column: 2, row: 1 },
    { code: '441823', column: 4, row: 1 },
    { code: '441881', column: 6, row: 1 },
    { code: '441803', column: 3, row: 2 },
    { code: '441802', column: 5, row: 2 },
    { code: '441821', column: 7, row: 2 },
  ],
  '440700': [
    { code: '440784', column: 4, row: 0 },
    { code: '440703', column: 6, row: 0 },
    { code: '440783', column: 3, row: 1 },
    { code: '440705', column: 5, row: 1 },
    { code: '440704', column: 7, row: 1 },
    { code: '440785', column: 1, row: 2 },
    { code: '440781', column: 4, row: 2 },
  ],
}

const A_ROW = 5

/** The tiles of these counties or towns; side by side in their order where no map of the city is drawn. */
export function tilesOf(
  city: string,
  codes: readonly string[],
): { readonly tiles: readonly Tile[]; readonly drawn: boolean } {
  const layout = layouts[city]
  if (layout && codes.every(code => layout.some(tile => tile.code === code))) {
    return { tiles: layout.filter(({ code }) => codes.includes(code)), drawn: true }
  }
  return {
    tiles: codes.map((code, n) => ({ code, column: (n % A_ROW) * 2, row: Math.floor(n / A_ROW) })),
    drawn: false,
  }
}
