import { index, route, type RouteConfigEntry } from '@react-router/dev/routes'

/** The citizens' pages. Paths are relative to the language prefix. */
export const portalRoutes: RouteConfigEntry[] = [
  index('portal/home/page.tsx'),
  route('check', 'portal/check/page.tsx'),
  route('check/apply', 'portal/check/take.tsx'),
  route('policies', 'portal/policies/list.tsx'),
  route('policies/:id', 'portal/policies/page.tsx'),
  route('design', 'design/gallery/page.tsx'),
  route('demo', 'portal/demo/page.tsx'),
  route('demo/outbox', 'portal/demo-outbox/page.tsx'),
  route('sign-in', 'portal/sign-in/page.tsx'),
  route('sign-out', 'plain/sign-out.ts'),
]
