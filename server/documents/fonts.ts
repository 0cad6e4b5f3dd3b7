import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

/** Noto Sans SC (OFL): every character of GBK. A document embeds only the characters it uses. */
export interface Fonts {
  readonly regular: Buffer
  readonly bold: Buffer
}

let fonts: Promise<Fonts> | undefined

/** Reads the font files once a process. */
export function loadFonts(): Promise<Fonts> {
  fonts ??= readFonts()
  return fonts
}

async function readFonts(): Promise<Fonts> {
  const { resolve } = createRequire(import.meta.url)
  const read = (name: string) => readFile(resolve(`@expo-google-fonts/noto-sans-sc/${name}/NotoSansSC_${name}.ttf`))
  const [regular, bold] = await Promise.all([read('400Regular'), read('700Bold')])
  return { regular, bold }
}
