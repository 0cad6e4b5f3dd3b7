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
  route('apply', 'portal/apply/start.tsx'),
  route('apply/:id', 'portal/apply/overview.tsx'),
  route('apply/:id/documents', 'portal/apply/documents.tsx'),
  route('apply/:id/review', 'portal/apply/review.tsx'),
  route('apply/:id/:step', 'portal/apply/step.tsx'),
  route('sign-out', 'plain/sign-out.ts'),
  route('notices', 'portal/notices/list.tsx'),
  route('notices/:id', 'portal/notices/page.tsx'),
  route('notices/:id/print', 'portal/notices/print.tsx'),
  route('notices/:id/objection', 'portal/objection/on-notice.tsx'),
  route('cases/:id/objection', 'portal/objection/on-case.tsx'),
]
