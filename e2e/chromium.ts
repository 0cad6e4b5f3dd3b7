import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import pack, { inflate } from '@sparticuz/chromium'

/** A Chromium ready to start: the program and the environment it needs. */
export interface Installed {
  readonly executablePath: string
  readonly env: Record<string, string>
}

const require = createRequire(import.meta.url)
const packDir = dirname(dirname(require.resolve('@sparticuz/chromium')))

/**
 * Unpacks the Chromium that npm brought, once for each user and version. It comes with the libraries it links
 * against, for machines that lack them, and sees one Chinese font only, so that pages look alike everywhere.
 */
export async function installed(): Promise<Installed> {
  const { version } = JSON.parse(readFileSync(join(packDir, 'package.json'), 'utf8')) as { version: string }
  const dir = join(tmpdir(), `luohu-chromium-${version}-${process.getuid?.() ?? 'user'}`)
  if (!existsSync(dir)) await unpack(dir)
  const executablePath = join(dir, 'chromium')
  const env = { ...process.env, FONTCONFIG_FILE: join(dir, 'fonts.conf'), HOME: dir } as Record<string, string>
  if (missing(executablePath, env).length > 0) env['LD_LIBRARY_PATH'] = join(dir, 'al2023', 'lib')
  const lacking = missing(executablePath, env)
  if (lacking.length > 0) throw new Error(`Chromium for the tests lacks system libraries: ${lacking.join(', ')}`)
  return { executablePath, env }
}

/** Into a directory of its own, renamed when whole: test files starting together never see half a browser. */
async function unpack(dir: string): Promise<void> {
  const fresh = await mkdtemp(join(tmpdir(), 'luohu-unpack-'))
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = fresh
  try {
    await pack.executablePath()
    await inflate(join(packDir, 'bin', 'al2023.tar.br'))
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
  await writeFile(join(fresh, 'fonts.conf'), fontsConf(dir))
  await rename(fresh, dir).catch(async (error: unknown) => {
    await rm(fresh, { recursive: true, force: true })
    if (!existsSync(dir)) throw error
  })
}

function fontsConf(dir: string): string {
  const fonts = dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'))
  const dirs = ['400Regular', '700Bold'].map(weight => `<dir>${escape(join(fonts, weight))}</dir>`).join('')
  const family = '<alias><family>sans-serif</family><prefer><family>Noto Sans SC</family></prefer></alias>'
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${dirs}\
<dir>${escape(join(dir, 'fonts'))}</dir><cachedir>${escape(join(dir, 'cache'))}</cachedir>${family}</fontconfig>`
}

function escape(path: string): string {
  return path.replace(/&/g, '&amp;').replace(/</g, '&lt;')
}

/** Shared libraries the loader does not find; empty where there is no `ldd` to ask. */
function missing(file: string, env: Record<string, string>): string[] {
  const { stdout } = spawnSync('ldd', [file], { encoding: 'utf8', env })
  return [...(stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)].flatMap(([, name]) => name ?? [])
}
