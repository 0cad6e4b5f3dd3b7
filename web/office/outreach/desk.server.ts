import type { LoaderFunctionArgs } from 'react-router'
import { townsOf } from '../../portal/direct/towns.ts'
import { signedIn } from '../../session.ts'
import { textOf } from '../../forms.ts'

type DeskRole = 'clerk' | 'officer' | 'bureau'

/** Signed in, in a city that settles people directly; elsewhere these pages are not there. */
export function outreachDesk(args: LoaderFunctionArgs, ...roles: DeskRole[]) {
  const signed = signedIn(args, ...(roles.length > 0 ? roles : (['clerk', 'officer', 'bureau'] as const)))
  const { outreach, platform } = signed.services
  if (outreach.grades.length === 0) throw new Response(null, { status: 404 })
  const { role, district, town } = signed.actor
  const towns = townsOf(platform.city, role === 'bureau' ? undefined : district).filter(
    ({ code }) => role !== 'clerk' || code === town,
  )
  return { ...signed, outreach, towns, grades: outreach.grades, leads: role !== 'clerk' }
}

/** A filter or segment as an address or a form holds it. */
export function filterOf(source: URLSearchParams | FormData) {
  const of = (name: string): string | undefined => {
    const value =
      source instanceof URLSearchParams
        ? (source.get(name) ?? '').replaceAll('\0', '').trim().slice(0, 60)
        : textOf(source, name, 60)
    return value === '' ? undefined : value
  }
  return { town: of('town'), grade: of('grade'), wish: of('wish'), employer: of('employer'), standing: of('standing') }
}

/** What a form says of a person. */
export function personIn(form: FormData) {
  const of = (name: string) => textOf(form, name, 100)
  const who = { name: of('name'), phone: of('phone'), town: of('town'), employer: of('employer') }
  return { ...who, grade: of('grade'), trade: of('trade'), wish: of('wish') }
}
