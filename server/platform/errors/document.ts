import type { ErrorEntry } from './index.ts'

/** docs/errors.md, from the registry. `luohu errors` prints it; a test compares. */
export function errorsPage(registry: Readonly<Record<string, ErrorEntry>>): string {
  const rows = Object.entries(registry)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { status, zh, en }]) => `| \`${code}\` | ${status} | ${zh} | ${en} |`)
  return [
    '# Errors 错误代码',
    '',
    'Every refusal the platform can give. A code is stable; the sentence says what is wrong and what to do next.',
    'Words in braces are filled in. Made by `npm run luohu errors -- --write` from `server/platform/errors/`.',
    '',
    '| code | HTTP | 中文 | English |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
}
