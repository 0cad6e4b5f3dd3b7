import { redirect, type LoaderFunctionArgs } from 'react-router'
import { lookCookie, readLook, safeBack } from '../look.ts'

/** `GET /look?size=large&back=/check`: keeps how pages look and returns to where the link stood. */
export function loader({ request }: LoaderFunctionArgs): Response {
  const asked = new URL(request.url).searchParams
  const now = readLook(request.headers.get('cookie'))
  const size = asked.get('size')
  const theme = asked.get('theme')
  const look = {
    size: size === 'large' || size === 'normal' ? size : now.size,
    theme: theme === 'dark' || theme === 'light' || theme === 'auto' ? theme : now.theme,
  }
  return redirect(safeBack(asked.get('back')), { headers: { 'set-cookie': lookCookie(look) } })
}
