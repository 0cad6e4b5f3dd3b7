export const rankingErrors = {} as const
