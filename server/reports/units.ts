import { findDistrict, findTown } from '#identity'
import type { Patch } from '#platform/access.ts'
import type { Packs } from '#server/packs/index.ts'
import type { StaffRow } from '#server/accounts/index.ts'
import type { Units } from '#server/targets/index.ts'
import type { ReportUnit, UnitKind } from './types.ts'

/** The department that compiles (DG-13, 市人力资源局): it receives reports and sends none. */
const COMPILES = 'hr'

/** Every town, park or county, and every department of the direct schemes that has somebody to report (DG-13). */
export function reportUnits(
  city: string,
  units: Units,
  packs: Packs,
  staff: readonly StaffRow[],
): readonly ReportUnit[] {
  const staffed = new Set(staff.filter(({ role }) => role === 'department').map(({ department }) => department))
  const departments = packs
    .ofCity(city)
    .filter(({ kind }) => kind === 'direct')
    .flatMap(pack => pack.departments)
  const known = new Map(departments.map(one => [one.id, one.name] as const))
  return [
    ...units.all.map(({ code, name }): ReportUnit => ({ id: code, kind: units.level, name })),
    ...[...known]
      .filter(([id]) => id !== COMPILES && staffed.has(id))
      .map(([id, name]): ReportUnit => ({ id, kind: 'department', name })),
  ]
}

/** Where a unit lies, for the one table of access. */
export function patchOf(city: string, kind: UnitKind, unit: string): Patch {
  switch (kind) {
    case 'town':
      return { city, district: findTown(unit)?.district.code ?? 'none', town: unit }
    case 'district':
      return { city, district: findDistrict(unit)?.code ?? 'none' }
    case 'department':
      return { city, department: unit }
  }
}

/** Whether a member of staff writes for a unit. */
export function writesFor({ role, district, town, department }: StaffRow, { kind, id }: ReportUnit): boolean {
  switch (kind) {
    case 'town':
      return role === 'clerk' && town === id
    case 'district':
      return role === 'officer' && district === id
    case 'department':
      return role === 'department' && department === id
  }
}
