import { route, type RouteConfigEntry } from '@react-router/dev/routes'

/** Addresses that are no pages: they answer with a redirect, a file or JSON. */
export const plainRoutes: RouteConfigEntry[] = [route('look', 'plain/look.ts'), route('objections/files/:id', 'plain/objection-file.ts')]
