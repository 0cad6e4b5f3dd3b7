import { randomUUID } from 'node:crypto'
import type { ReactNode } from 'react'
import { Links, Meta, Outlet, Scripts, useMatches } from 'react-router'
import type { LoaderFunctionArgs } from 'react-router'
import { findCity } from '#identity'
import './design/tokens.css'
import './design/base.css'
import './design/parts.css'
import './design/print.css'
import type { Services } from '#server/services.ts'
import { requestContext } from './context.ts'
import { ErrorPage } from './error-page.tsx'
import { useLang } from './language.tsx'
import { readLook } from './look.ts'
import { useNonce } from './nonce.ts'
import { useShell, type Handle, type Shell } from './shell.ts'

export function loader({ request, context }: LoaderFunctionArgs): Shell {
  const { services, actor, demo, today, requestId } = context.get(requestContext)
  const { city } = services.platform
  return {
    look: readLook(request.headers.get('cookie')),
    demo,
    today,
    requestId,
    formKey: randomUUID(),
    city: findCity(city)?.name ?? { zh: city, en: city },
    kinds: kindsOf(services, city),
    actor: actor && { name: actor.name, role: actor.role },
  }
}

/** Where people settle directly, what ranks by points is only shown for comparison (DG-5): no round of it runs here. */
function kindsOf({ packs, direct, outreach }: Services, city: string): Shell['kinds'] {
  const survey = outreach.grades.length > 0 ? (['survey'] as const) : []
  const kinds = [...new Set(packs.ofCity(city).map(({ kind }) => kind)), ...survey]
  return direct.schemes().length > 0 ? kinds.filter(kind => kind !== 'points') : kinds
}

export function Layout({ children }: { readonly children: ReactNode }) {
  const { lang } = useLang()
  const look = useShell()?.look
  const handles = useMatches().map((match) => match.handle as Handle | undefined)
  const nonce = useNonce()
  return (
    <html lang={lang === 'zh' ? 'zh-Hans-CN' : 'en'} data-size={look?.size} data-theme={look?.theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/mark.svg" type="image/svg+xml" />
        <Meta />
        <Links />
        {handles.some((handle) => handle?.enhance) && <script src="/enhance.js" defer />}
      </head>
      <body>
        {children}
        {handles.some((handle) => handle?.script) && <Scripts nonce={nonce} />}
      </body>
    </html>
  )
}

export default function Root() {
  return <Outlet />
}

export { ErrorPage as ErrorBoundary }
