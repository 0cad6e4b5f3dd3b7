import { create } from 'qrcode'

/** A QR code as its dark modules. */
export interface QrMatrix {
  readonly size: number
  dark(row: number, column: number): boolean
}

/** Level M: readable with a sixth of it damaged, as on a folded card. */
export function qrMatrix(text: string): QrMatrix {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  return { size: modules.size, dark: (row, column) => modules.get(row, column) === 1 }
}

/** One path of runs of dark modules, a unit a module; for SVG and PDF alike. */
export function qrPath({ size, dark }: QrMatrix): string {
  let path = ''
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (!dark(row, column)) continue
      const from = column
      while (column + 1 < size && dark(row, column + 1)) column++
      path += `M${from} ${row}h${column + 1 - from}v1h-${column + 1 - from}z`
    }
  }
  return path
}
