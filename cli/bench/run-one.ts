/** Runs the bench named as argument and sends its figures to the parent. A process of its own: no bench warms another. */
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import type { Figure } from '../../bench/figure.ts'

const { run } = (await import(pathToFileURL(process.argv[2] ?? '').href)) as { run(): Promise<Figure[]> }
const figures = await run()
await new Promise(done => process.send?.(figures, done))
process.disconnect?.()
