import { redirect, type LoaderFunctionArgs } from 'react-router'
import { requestContext } from '../../context.ts'
import { hrefIn } from '../../lang.ts'

/** `/verify`, the short address people remember, leads to `/cards/verify`. */
export function loader({ request, context }: LoaderFunctionArgs): Response {
  return redirect(hrefIn(context.get(requestContext).lang, '/cards/verify') + new URL(request.url).search)
}
