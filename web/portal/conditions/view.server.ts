import type { LoaderFunctionArgs } from 'react-router'
import { filtered, KIND_WORDS, RULE_KINDS, type RuleFilter } from '#server/guard/index.ts'
import { requestContext } from '../../context.ts'
import { clean } from '../../forms.ts'

/**
 * What the office's page, the public page and the file show: one source, so that none of them can say more or less than
 * the others (QY-7, DG-11, JM-5).
 */
export async function listOf({ request, context }: Pick<LoaderFunctionArgs, 'request' | 'context'>) {
  const { services, today, lang } = context.get(requestContext)
  const all = await services.guard.inForce(today)
  const filter = filterOf(new URL(request.url).searchParams, all.map(({ pack }) => pack))
  return {
    today,
    lang,
    filter,
    kinds: RULE_KINDS.map(kind => ({ kind, words: KIND_WORDS[kind] })),
    schemes: all.map(({ pack, title }) => ({ pack, title })),
    shown: filtered(all, filter),
  }
}

function filterOf(asked: URLSearchParams, packs: readonly string[]): RuleFilter {
  return {
    scheme: packs.find(pack => pack === asked.get('scheme')),
    kind: RULE_KINDS.find(kind => kind === asked.get('kind')),
    words: clean(asked.get('q') ?? '').trim().slice(0, 60) || undefined,
  }
}
