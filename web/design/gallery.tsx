import type { LoaderFunctionArgs } from 'react-router'
import { requestContext } from '../context.ts'
import { PageHead } from './index.ts'

/** `/design`: every component once, for whoever builds pages. Demo mode only. */
export function loader({ context }: LoaderFunctionArgs): null {
  if (!context.get(requestContext).demo) throw new Response(null, { status: 404 })
  return null
}

export default function Gallery() {
  return <PageHead title="Design" />
}
