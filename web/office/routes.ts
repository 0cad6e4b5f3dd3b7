import { route, type RouteConfigEntry } from '@react-router/dev/routes'

/** The staff's pages, all under `/office`. Paths are relative to the language prefix. */
export const officeRoutes: RouteConfigEntry[] = [
  route('office', 'office/home.tsx'),
  route('office/sign-in', 'office/sign-in/page.tsx'),
]
