import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkout } from '#platform/home.ts'

/** A sheet that says it is a sample: what invented people upload. PNG. */
export const sampleScan = (): Buffer => readFileSync(join(checkout, 'server/demo/sample-scan.png'))
