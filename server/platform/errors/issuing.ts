export const issuingErrors = {} as const
