import { barringClauses } from '#server/bars/index.ts'
import type { Services } from '#server/services.ts'

/** The texts of this city a bar may rest on: the scheme asked for, else the one the office runs; never another city's (QY-7). */
export function barTexts({ platform, packs, direct }: Pick<Services, 'platform' | 'packs' | 'direct'>, today: string, asked?: string) {
  const own = packs.ofCity(platform.city)
  const pack = own.find(({ id }) => id === asked) ?? packs.pointsOf(platform.city) ?? own[0]
  if (!pack) throw new Response(null, { status: 404 })
  const barring = barringClauses(pack, today)
  const may = own.some(each => barringClauses(each, today).length > 0)
  return { may, barring, texts: own.map(({ id, title, clauses }) => ({ id, title, clauses })), pack, falseMaterial: direct.scheme(pack.id)?.falseMaterial }
}
