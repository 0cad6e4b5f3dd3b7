/** Writes docs/personal-data.md. */
import { writeFile } from 'node:fs/promises'
import { documentation } from './index.ts'

await writeFile(new URL('../../../docs/personal-data.md', import.meta.url), documentation())
