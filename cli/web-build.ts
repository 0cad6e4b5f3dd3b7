import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { Failure } from '#platform/failure.ts'
import { checkout, luohuHome } from '#platform/home.ts'
import { exclusively } from '#platform/lock.ts'
import { treeFiles } from './tree/files.ts'
import { runTool } from './tool.ts'

/** Folder of the built web app: `client` is served as files, `server/index.js` renders the pages. */
export const webBuild = join(checkout, process.env['LUOHU_WEB_BUILD'] ?? 'web/build')

const stamp = join(webBuild, 'sources.sha256')
const folders = ['web', 'packages', 'server', 'policies']
const settings = ['package-lock.json', 'package.json', 'react-router.config.ts', 'tsconfig.json', 'vite.config.ts']

/** Builds the web app unless what is built came from these very sources. `building` is told when it takes a while. */
export async function buildWeb(building: () => void): Promise<void> {
  await exclusively(join(luohuHome(), 'web-build'), async () => {
    const sources = await hashSources(checkout)
    if ((await built()) === sources) return
    building()
    await rm(stamp, { force: true })
    const { code, output } = await runTool({ program: '@react-router/dev/bin.cjs', args: ['build'] })
    if (code !== 0) throw buildFailed(output)
    await mkdir(webBuild, { recursive: true })
    await writeFile(stamp, sources)
  })
}

async function built(): Promise<string | undefined> {
  return readFile(stamp, 'utf8').catch(() => undefined)
}

/** Only what went wrong: not the files built before it, nor the bundler's own stack. */
function buildFailed(output: string): Failure {
  const plain = stripVTControlCharacters(output).replaceAll(/^ +at .*\n?/gm, '')
  const reason = plain.slice(Math.max(0, plain.indexOf('Build failed with'))).trim()
  return new Failure(`网站页面编译失败：\n${reason}`, 'The web app does not build; the reason stands above.')
}

/** One hash of everything the built app is made from. Tests are not. */
export async function hashSources(root: string): Promise<string> {
  const hash = createHash('sha256')
  const files = (await treeFiles(root)).filter(isSource)
  const contents = await Promise.all(files.map(path => readFile(join(root, path))))
  files.forEach((path, at) => hash.update(`${path}\0${contents[at]?.length}\0`).update(contents[at] ?? ''))
  return hash.digest('hex')
}

function isSource(path: string): boolean {
  const [top = '', ...below] = path.split('/')
  return settings.includes(path) || (folders.includes(top) && below.length > 0 && !/\.test\.tsx?$/.test(path))
}
