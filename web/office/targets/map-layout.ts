/** Where a county or town stands in its city's grid, in half columns and rows from the top left; a tile is two wide. */
export interface Tile {
  readonly code: string
  readonly column: number
  readonly row: number
}

/** Roughly as the map has them, north at the top: a row a line, each tile with its half column. */
const maps: Readonly<Record<string, readonly string[]>> = {
  '441800': ['3:82', '0:25 2:26 4:23 6:81', '3:03 5:02 7:21'],
  '440700': ['4:84 6:03', '3:83 5:05 7:04', '1:85 4:81'],
  '441900': [
    '2:128 4:129 6:101 8:102 10:104 12:105',
    '1:126 3:127 5:005 7:006 9:003 11:103 13:403 15:106 17:107',
    '2:125 4:124 6:004 10:111 12:109 14:110 16:108',
    '3:123 5:122 7:118 9:401 11:113 13:114 15:112',
    '2:402 4:121 12:116 14:115',
    '5:404 7:119 13:117',
  ],
}

const A_ROW = 5

/** The tiles of these counties or towns; side by side in their order where no map of the city is drawn. */
export function tilesOf(
  city: string,
  codes: readonly string[],
): { readonly tiles: readonly Tile[]; readonly drawn: boolean } {
  const layout = layoutOf(city)
  if (codes.every(code => layout.some(tile => tile.code === code))) {
    return { tiles: layout.filter(({ code }) => codes.includes(code)), drawn: true }
  }
  return {
    tiles: codes.map((code, n) => ({ code, column: (n % A_ROW) * 2, row: Math.floor(n / A_ROW) })),
    drawn: false,
  }
}

/** A county's code ends the four digits of its city; a town's ends the six of a city without counties. */
function layoutOf(city: string): readonly Tile[] {
  return (maps[city] ?? []).flatMap((line, row) =>
    line.split(' ').map(tile => {
      const [column = '', end = ''] = tile.split(':')
      return { code: `${end.length === 3 ? city : city.slice(0, 4)}${end}`, column: Number(column), row }
    }),
  )
}
