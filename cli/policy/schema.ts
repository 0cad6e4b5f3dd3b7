/** `luohu policy schema [--write]` */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkout } from '#platform/home.ts'
import { SCHEMAS, schemaText } from '../../policies/schema/index.ts'
import { say } from '../text.ts'

/** Prints the schemas, or writes them beside the packs. */
export function schema(args: readonly string[]): number {
  for (const name of SCHEMAS) {
    if (args.includes('--write')) writeFileSync(join(checkout, 'policies/schema', `${name}.json`), schemaText(name))
    else process.stdout.write(schemaText(name))
  }
  if (args.includes('--write'))
    say('已写入 policies/schema，共 {n} 个文件。', 'Wrote {n} files into policies/schema.', { n: SCHEMAS.length })
  return 0
}
