import { writeFile } from 'node:fs/promises'
import process from 'node:process'
import { errorsPage } from '#platform/errors/document.ts'
import { registry } from '#platform/errors/index.ts'

export const summary = { zh: '列出全部错误代码（--write 写入 docs/errors.md）', en: 'list every error code (--write: into docs/errors.md)' }

export async function run(args: string[]): Promise<number> {
  const page = errorsPage(registry)
  if (args.includes('--write')) await writeFile(new URL('../../docs/errors.md', import.meta.url), page)
  else process.stdout.write(page)
  return 0
}
