import type { LoaderFunctionArgs } from 'react-router'
import { orThrow } from '../answers.ts'
import { excel } from '../reports/server.ts'
import { signedIn } from '../../session.ts'
import { readFilter } from './filter.ts'

/** `/office/direct/register.xlsx?…`: the register with the filters in force (QY-9), opened; every export is recorded. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const {
    services: { reports },
    ctx,
  } = signedIn(args, 'officer', 'bureau')
  if (!reports.has()) throw new Response(null, { status: 404 })
  return excel(orThrow(await reports.register(ctx(), readFilter(new URL(args.request.url).searchParams).filter)))
}
