/** The clause rule as a list: everything in force in a city, each with its published clause (QY-7, DG-11, JM-5). */
import { validityOn, type Pack } from '#policy'
import type { Platform } from '#platform/platform.ts'
import { barReasons, type Direct, type DirectScheme, type DirectSettings } from '#server/direct/index.ts'
import { SURVEY_CLAUSE, SURVEY_FIELDS } from '#server/outreach/index.ts'
import { FOSHAN, type Packs } from '#server/packs/index.ts'
import { rulesOfDirect } from './of-direct.ts'
import { rulesOfPack } from './of-pack.ts'
import { factsAsked, rulesOfPoints } from './of-points.ts'
import { asReason, type Cited, type RuleInForce, type SchemeInForce } from './types.ts'

export { filtered } from './filter.ts'
export { workbookOf } from './sheet.ts'
export { KIND_WORDS, RULE_KINDS } from './types.ts'
export type { RuleFilter, RuleInForce, RuleKind, SchemeInForce } from './types.ts'

export interface Guard {
  /**
   * Every scheme of the city with what is in force under it on a day (`YYYY-MM-DD`): the one source of the office's page,
   * the public page and the file. Throws for what cites no published clause: it must not be shown as a rule.
   */
  inForce(today: string): Promise<readonly SchemeInForce[]>
}

export interface GuardDeps {
  readonly packs: Packs
  readonly direct: Pick<Direct, 'scheme' | 'settings'>
}

export function createGuard({ city }: Pick<Platform, 'city'>, { packs, direct }: GuardDeps): Guard {
  return {
    inForce: today =>
      Promise.all(
        packs.ofCity(city).map(async pack => {
          const scheme = direct.scheme(pack.id)
          return schemeOn(pack, today, scheme && { scheme, settings: await direct.settings(pack.id) })
        }),
      ),
  }
}

interface Procedure {
  readonly scheme: DirectScheme
  readonly settings: Pick<DirectSettings, 'limits'>
}

/** One scheme on a day. Pure. */
export function schemeOn(pack: Pack, today: string, procedure: Procedure | undefined): SchemeInForce {
  const standing = validityOn(pack, today) ?? 'in_force'
  const { id, title, document, validity, kind } = pack
  const cited = standing === 'in_force' ? [...rulesOfPack(pack), ...ofProcedure(pack, procedure), ...surveyed(pack), ...barReasons(pack, today).map(asReason)] : []
  return { pack: id, title, document, validity, kind, standing, rules: cited.map(each => withClause(pack, each)) }
}

/** Foshan's form and year are the ones the office runs; of another city's points scheme only its questions are known. */
function ofProcedure(pack: Pack, procedure: Procedure | undefined): readonly Cited[] {
  if (procedure) return rulesOfDirect(procedure.scheme, pack, procedure.settings)
  return pack.id === FOSHAN ? rulesOfPoints(pack) : factsAsked(pack)
}

/** What the survey of skilled people asks, where the scheme publishes one (DG-7). */
function surveyed({ kind, clauses }: Pack): readonly Cited[] {
  if (kind !== 'direct' || !clauses.some(({ id }) => id === SURVEY_CLAUSE)) return []
  return SURVEY_FIELDS.map(({ id, name, required }): Cited => ({
    kind: 'field', id: `survey-${id}`, clause: SURVEY_CLAUSE, name: { zh: `摸底调查：${name.zh}`, en: `Survey: ${name.en}` },
    detail: required ? { zh: '自愿参加；参加的必填', en: 'Voluntary; required of who takes part' } : { zh: '自愿参加；可以不填', en: 'Voluntary; may stay empty' },
  }))
}

function withClause(pack: Pack, { id, clause, ...cited }: Cited): RuleInForce {
  const published = pack.clauses.find(each => each.id === clause)
  if (!published) throw new Error(`${pack.id}: ${cited.kind} ${id} cites no published clause: ${clause}`)
  return { ...cited, id: `${cited.kind}/${id}`, clause: published }
}
