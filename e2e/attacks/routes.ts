import type { ServerBuild } from 'react-router'

/** A page or file of the built site. */
export interface Address {
  /** `/cases/:id/card.pdf`, without the language prefix. */
  readonly path: string
  readonly hasAction: boolean
}

/** Every address the built web app answers, read from its own list of routes; layouts and the page for what is missing are not. */
export function addressesOf(build: Pick<ServerBuild, 'routes'>): readonly Address[] {
  return Object.values(build.routes).flatMap(route => {
    if (!route || (route.path === undefined && route.index !== true) || route.path?.endsWith('*') || route.id === 'root') return []
    const path = `/${(route.path ?? '').replace(/^en\?\/?/, '')}`
    return [{ path, hasAction: route.module.action !== undefined }]
  })
}
