export const applicationErrors = {} as const
