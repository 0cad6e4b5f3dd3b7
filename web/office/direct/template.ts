import type { LoaderFunctionArgs } from 'react-router'
import { workbook } from '../../portal/direct/batch.server.ts'
import { signedIn } from '../../session.ts'

/** `/office/direct/batches/template.xlsx`: the workbook an employer fills in. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { direct } = signedIn(args, 'clerk').services
  const scheme = direct.scheme(new URL(args.request.url).searchParams.get('pack') ?? '') ?? direct.schemes()[0]
  if (!scheme) throw new Response(null, { status: 404 })
  return workbook(await direct.template(scheme.pack))
}
