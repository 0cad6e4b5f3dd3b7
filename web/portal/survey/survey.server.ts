import { randomUUIDv7 } from 'node:crypto'
import type { LoaderFunctionArgs } from 'react-router'
import { requestContext } from '../../context.ts'
import { textOf } from '../../forms.ts'

/** A city that settles people directly; elsewhere these pages are not there. */
export function surveyed({ context }: LoaderFunctionArgs) {
  const facts = context.get(requestContext)
  const { outreach } = facts.services
  if (outreach.grades.length === 0) throw new Response(null, { status: 404 })
  return { ...facts, outreach }
}

/** The form's own key: sent twice it is carried out once. */
export const commandOf = (form: FormData): string => textOf(form, 'command', 100) || randomUUIDv7()
