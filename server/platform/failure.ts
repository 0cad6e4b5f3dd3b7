/** A sentence in both languages. */
export interface Sentence {
  readonly zh: string
  readonly en: string
}

/** Why the installation cannot start, said to the person at the keyboard: what is wrong and what to do next. */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly text: Sentence

  constructor(zh: string, en: string, cause?: unknown) {
    super(en, { cause })
    this.text = { zh, en }
  }
}

/** The failure a full disk is reported as. `where` is the folder that needs room. */
export function diskFull(where: string, cause?: unknown): Failure {
  return new Failure(
    `磁盘空间不足：请为 ${where} 所在磁盘腾出至少 500 MB 空间后重试。`,
    `The disk is full: free at least 500 MB on the disk of ${where} and try again.`,
    cause,
  )
}

/** Whether an error, or one it was caused by, says that the disk is full (of the system, or of PostgreSQL: 53100). */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? error.code : undefined
  return code === 'ENOSPC' || code === 'EDQUOT' || code === '53100' || isDiskFull(error.cause)
}
