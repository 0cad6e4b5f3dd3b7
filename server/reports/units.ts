import { findDistrict, findTown } from '#identity'
import type { Pack, Text } from '#policy'
import type { Patch } from '#platform/access.ts'
import type { Packs } from '#server/packs/index.ts'
import type { StaffRow } from '#server/accounts/index.ts'
import type { Units } from '#server/targets/index.ts'
import { MEASURES, type Measure, type ReportUnit, type UnitKind } from './types.ts'

/** The department that compiles (DG-13, 市人力资源局): it receives reports and sends none. */
const COMPILES = 'hr'
const POLICE = 'police'
/** 新莞人服务管理部门 accept every application (DG-6.intake). */
const ACCEPTS = 'newcomers'

/**
 * Every town, park or county, and every department with a part in direct settlement that has somebody to report (DG-13:
 * 各镇街、园区、有关部门 report 受理、审核以及入户办理情况).
 */
export function reportUnits(
  city: string,
  units: Units,
  packs: Packs,
  staff: readonly StaffRow[],
): readonly ReportUnit[] {
  const staffed = new Set(staff.filter(({ role }) => role === 'department').map(({ department }) => department))
  const schemes = packs.ofCity(city).filter(({ kind }) => kind === 'direct')
  const known = new Map(schemes.flatMap(pack => pack.departments).map(one => [one.id, bare(one.name)] as const))
  return [
    ...units.all.map(({ code, name }): ReportUnit => ({ id: code, kind: units.level, name, measures: MEASURES })),
    ...[...known]
      .filter(([id]) => id !== COMPILES && staffed.has(id))
      .map(([id, name]): ReportUnit => ({ id, kind: 'department', name, measures: measuresOf(schemes, id) }))
      .filter(({ measures }) => measures.length > 0),
  ]
}

/** Without what the matrix adds to the name: 社会保险经办机构（有关部门）. */
const bare = ({ zh, en }: Text): Text => ({
  zh: zh.replace(/（有关部门）$/, ''),
  en: en.replace(/ \(a department concerned\)$/, ''),
})

/**
 * The step that is a department's: who takes the applications in reports intake, who verifies a fact reports how
 * reviews ended, the police report settlement. Without a duty in the scheme it has nothing to report.
 */
function measuresOf(schemes: readonly Pack[], department: string): readonly Measure[] {
  const duties = schemes.flatMap(pack => pack.duties).filter(duty => duty.department === department)
  const own: readonly Measure[] = [
    ...(department === ACCEPTS ? (['submitted', 'accepted'] as const) : (['approved', 'refused'] as const)),
    ...(department === POLICE ? (['settled', 'people_settled'] as const) : []),
  ]
  return duties.length > 0 ? MEASURES.filter(measure => own.includes(measure)) : []
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
