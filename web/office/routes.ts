import { route, type RouteConfigEntry } from '@react-router/dev/routes'

/** The staff's pages, all under `/office`. Paths are relative to the language prefix. */
export const officeRoutes: RouteConfigEntry[] = [
  route('office', 'office/home.tsx'),
  route('office/sign-in', 'office/sign-in/page.tsx'),
  route('office/review', 'office/review/queue.tsx'),
  route('office/review/excel', 'office/review/excel.tsx'),
  route('office/review/excel/download', 'office/review/download.ts'),
  route('office/review/excel/:id', 'office/review/result.tsx'),
  route('office/review/excel/:id/report', 'office/review/report.ts'),
  route('office/review/:id', 'office/review/task.tsx'),
  route('office/review/:id/evidence/:evidence', 'office/review/evidence.ts'),
  route('office/rounds/:id/progress', 'office/review/progress.tsx'),
  route('office/rounds', 'office/rounds/list.tsx'),
  route('office/rounds/:id', 'office/rounds/page.tsx'),
  route('office/rounds/:id/open', 'office/rounds/open.tsx'),
  route('office/rounds/:id/freeze', 'office/rounds/freeze.tsx'),
  route('office/rounds/:id/publish', 'office/rounds/publish.tsx'),
  route('office/rounds/:id/rankings/:number', 'office/rounds/ranking.tsx'),
  route('office/notices/:id', 'office/notices/page.tsx'),
  route('office/objections', 'office/objections/list.tsx'),
  route('office/objections/:id', 'office/objections/page.tsx'),
]
