import type { Import, Modules } from './modules.ts'

/** A crossed boundary, with what holds instead. */
export interface Violation {
  readonly path: string
  readonly line: number
  readonly target: string
  readonly rule: string
}

type Zone = 'package' | 'policies' | 'platform' | 'capability' | 'composition' | 'web' | 'tool'

/** Folders of `server` that see the site as a whole, as `server/*.ts` does. */
const compositionFolders = new Set(['http', 'demo'])

const rules = {
  pure: 'packages are pure: no Node module, so that they run in the browser and give the same result anywhere',
  package: 'packages import packages only',
  policies: 'policies import packages only',
  platform: 'the platform imports packages and itself: it knows no capability',
  capability:
    'a capability imports packages, policies/load.ts and column-scorer.ts, server/platform and other capabilities through their index.ts',
  composition:
    'the composition imports capabilities through their index.ts or routes.ts, and nothing of web, cli, bench or e2e',
  web: 'pages import packages, the platform, the services and capabilities through their index.ts',
} as const

/** Every import that crosses a boundary of design.md's "the house". */
export function violations(modules: Modules): Violation[] {
  return [...modules].flatMap(([path, imports]) =>
    imports.flatMap(one => {
      const rule = broken(path, one)
      return rule ? [{ path, line: one.line, target: one.target, rule: rules[rule] }] : []
    }),
  )
}

function broken(path: string, { target, inTree }: Import): keyof typeof rules | undefined {
  const zone = zoneOf(path)
  if (zone === 'tool') return undefined
  if (!inTree) return zone === 'package' && !isAside(path) && target.startsWith('node:') ? 'pure' : undefined
  if (home(path) === home(target) || (isAside(path) && isForTests(target, zone))) return undefined
  return allowed[zone](target) ? undefined : zone
}

const open = (target: string): boolean => target.endsWith('/index.ts')
const isPackage = (target: string): boolean => zoneOf(target) === 'package'
const isPolicies = (target: string): boolean => target === 'policies/load.ts' || target === 'policies/column-scorer.ts'
const isPlatform = (target: string): boolean => zoneOf(target) === 'platform'
const isBelow = (target: string): boolean => isPackage(target) || isPolicies(target) || isPlatform(target)
const isComposition = (target: string): boolean => zoneOf(target) === 'composition'
const isCapability = (target: string): boolean => zoneOf(target) === 'capability' && open(target)
const isRoutes = (target: string): boolean => zoneOf(target) === 'capability' && target.endsWith('/routes.ts')

/** What each zone may import beyond its own folder. */
const allowed: Record<Exclude<Zone, 'tool'>, (target: string) => boolean> = {
  package: isPackage,
  policies: isPackage,
  platform: target => isPackage(target),
  capability: target => isBelow(target) || isCapability(target),
  composition: target => isBelow(target) || isCapability(target) || isRoutes(target) || isComposition(target),
  web: target => isPackage(target) || isPlatform(target) || isComposition(target) || isCapability(target),
}

function zoneOf(path: string): Zone {
  const [top, folder = '', ...rest] = path.split('/')
  if (top === 'packages') return 'package'
  if (top === 'policies') return 'policies'
  if (top === 'web') return 'web'
  if (top !== 'server') return 'tool'
  if (folder === 'platform') return 'platform'
  return rest.length === 0 || compositionFolders.has(folder) ? 'composition' : 'capability'
}

/** The folder a module belongs to: `packages/policy`, `server/review`, `web`. */
function home(path: string): string {
  const [top = '', folder = ''] = path.split('/')
  return top === 'packages' || top === 'server' ? `${top}/${folder}` : top
}

/** What never runs with the package itself: tests and their helpers, generators started by hand (`*.main.ts`). */
function isAside(path: string): boolean {
  return /(\.(test|main)\.tsx?|\/testing\.ts|\/test\/.*)$/.test(path)
}

/** Tests may read the packs they are tried on and, above the packages, use the test helpers of other capabilities. */
function isForTests(target: string, zone: Zone): boolean {
  if (zoneOf(target) === 'policies') return true
  return zone !== 'package' && target.startsWith('server/') && target.endsWith('/testing.ts')
}
