import { identityErrors as texts } from '#identity'

/** Identity data is checked in the pure package; here its refusals get their HTTP status. */
export const identityErrors = withStatus(texts)

function withStatus<K extends string>(entries: Readonly<Record<K, { readonly zh: string; readonly en: string }>>) {
  const made = Object.entries<{ readonly zh: string; readonly en: string }>(entries)
    .map(([code, text]) => [code, { status: 422 as const, ...text }])
  return Object.fromEntries(made) as Record<K, { readonly status: 422; readonly zh: string; readonly en: string }>
}
