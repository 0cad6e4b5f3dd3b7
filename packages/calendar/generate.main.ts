import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { moduleText, tableOf, type ChineseDays } from './generate.ts'

// Run after an update of chinese-days: `node packages/calendar/generate.main.ts`. The folder's only I/O, at build time.
const packageFile = createRequire(import.meta.url).resolve('chinese-days/package.json')
const { version } = JSON.parse(await readFile(packageFile, 'utf8')) as { version: string }
const source = new URL('dist/chinese-days.json', pathToFileURL(packageFile))
const days = JSON.parse(await readFile(source, 'utf8')) as ChineseDays
await writeFile(new URL('holidays.ts', import.meta.url), moduleText(tableOf(days), version))
