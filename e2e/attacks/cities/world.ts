import { openDatabase, type Db } from '#platform/database.ts'
import { createPlatform } from '#platform/platform.ts'
import { testDatabase } from '#platform/postgres/index.ts'
import { testSecrets } from '#platform/testing.ts'
import { DEMO_PASSWORD, type DemoStaff } from '#server/demo/accounts.ts'
import { loadDemo } from '#server/demo/load.ts'
import { createServices } from '#server/services.ts'
import type { World } from '../../worlds.ts'

/** A city that settles directly: where its demonstration plays, and neighbours of that place. */
export interface Place {
  readonly city: string
  readonly pack: string
  readonly district: string
  readonly town: string
  readonly otherTown: string
  /** A town of another county; Dongguan has no counties. */
  readonly elsewhere?: { readonly district: string; readonly town: string }
  /** A department with a part in what is tried, and one without. */
  readonly department: string
  readonly otherDepartment: string
  /** A month that is over, and who reports it: the county, in Dongguan the town. */
  readonly month: string
  readonly unit: string
}

export const PLACES: readonly Place[] = [
  {
    city: '441800', pack: 'qingyuan-2012-skilled', district: '441881', town: '441881001', otherTown: '441881101',
    elsewhere: { district: '441823', town: '441823100' }, department: 'police', otherDepartment: 'family_planning', month: '2012-09', unit: '441881',
  },
  {
    city: '441900', pack: 'dongguan-2012-skilled', district: '441900', town: '441900121', otherTown: '441900119',
    department: 'newcomers', otherDepartment: 'education', month: '2012-10', unit: '441900121',
  },
  {
    city: '440700', pack: 'jiangmen-2012-services', district: '440781', town: '440781001', otherTown: '440781101',
    elsewhere: { district: '440705', town: '440705101' }, department: 'hr', otherDepartment: 'youth_league', month: '2012-11', unit: '440781',
  },
]

/** All of these cities in one database, as one installation serves them, each with its demonstration and its neighbours. */
export async function openCities(): Promise<{ readonly worlds: ReadonlyMap<string, World>; close(): Promise<void> }> {
  const { config, drop } = await testDatabase()
  const db = openDatabase(config)
  const worlds = new Map<string, World>()
  for (const place of PLACES) worlds.set(place.city, await openCity(db, config, place))
  return {
    worlds,
    close: async () => {
      await db.destroy()
      await drop()
    },
  }
}

async function openCity(db: Db, database: World['database'], place: Place): Promise<World> {
  const platform = await createPlatform({ city: place.city, mode: 'demo', db, secrets: testSecrets })
  await loadDemo(platform)
  const services = createServices(platform)
  const there = new Set((await services.accounts.listStaff()).map(({ username }) => username))
  for (const staff of neighbours(place)) if (!there.has(staff.username)) await services.accounts.addStaff({ ...staff, password: DEMO_PASSWORD })
  return { database, db, platform, services, close: async () => {} }
}

function neighbours({ district, otherTown, elsewhere, department, otherDepartment }: Place): readonly Omit<DemoStaff, 'post'>[] {
  const far = elsewhere && { district: elsewhere.district }
  return [
    { username: 'clerk-other-town', name: '何窗口', role: 'clerk', district, town: otherTown },
    ...(far ? [
      { username: 'clerk-elsewhere', name: '许窗口', role: 'clerk', ...far, town: elsewhere.town } as const,
      { username: 'officer-elsewhere', name: '许经办', role: 'officer', ...far } as const,
      { username: 'police-elsewhere', name: '许民警', role: 'police', ...far } as const,
    ] : []),
    { username: `dept-${department.replaceAll('_', '-')}`, name: '部门甲', role: 'department', department },
    { username: `dept-${otherDepartment.replaceAll('_', '-')}`, name: '部门乙', role: 'department', department: otherDepartment },
  ]
}
