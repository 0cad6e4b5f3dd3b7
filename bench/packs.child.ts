/** One reading, checking and compiling of all packs; prints the seconds it took. */
import process from 'node:process'
import { checkPack, compile } from '#policy'
import { loadPack, packIds } from '../policies/load.ts'

const start = performance.now()
for (const id of packIds()) {
  const pack = loadPack(id)
  if (checkPack(pack).some(each => each.level !== 'warning')) throw new Error(`${id} is not in order`)
  compile(pack)
}
process.stdout.write(String((performance.now() - start) / 1000))
