import { calendarErrors } from '#calendar'
import { identityErrors as texts } from '#identity'

type WithStatus<Texts> = { readonly [Code in keyof Texts]: Texts[Code] & { readonly status: 422 } }

/** What the pure packages refuse about dates and identity data; all of it is input to correct. */
export const identityErrors = { ...withStatus(texts), ...withStatus(calendarErrors) }

function withStatus<Texts extends Record<string, object>>(entries: Texts): WithStatus<Texts> {
  const list = Object.entries(entries).map(([code, text]) => [code, { ...text, status: 422 }])
  return Object.fromEntries(list) as WithStatus<Texts>
}
