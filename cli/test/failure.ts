/** A failed test in words: its name, what was thrown, and where, without the runner's own frames. */
export function describeFailure(name: string, error: unknown): string {
  const thrown = error instanceof Error && error.cause instanceof Error ? error.cause : error
  if (!(thrown instanceof Error)) return `${name}\n${String(thrown)}`
  return `${name}\n${thrown.stack ? ownFrames(thrown.stack) : thrown.message}${causeOf(thrown)}`
}

function causeOf(error: Error): string {
  return error.cause instanceof Error ? `\n${describeFailure('cause', error.cause)}` : ''
}

function ownFrames(stack: string): string {
  return stack.split('\n').filter(line => !/^\s+at .*\(?node:/.test(line)).join('\n')
}
