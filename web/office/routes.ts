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
]
