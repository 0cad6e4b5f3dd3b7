import { layout, prefix, route, type RouteConfig } from '@react-router/dev/routes'
import { officeRoutes } from './office/routes.ts'
import { portalRoutes } from './portal/routes.ts'
import { plainRoutes } from './plain/routes.ts'

/** Every page stands twice: without a prefix in 简体中文, under `/en` in English. */
export default prefix('en?', [
  layout('portal/layout.tsx', portalRoutes),
  layout('office/layout.tsx', officeRoutes),
  ...plainRoutes,
  route('*', 'plain/missing.tsx'),
]) satisfies RouteConfig
