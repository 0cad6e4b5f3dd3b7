import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the checkout. */
export const checkout = fileURLToPath(new URL('../../', import.meta.url))

/** Where everything local lies: database, secrets, what was built. LUOHU_HOME, else `.luohu` in the checkout. */
export function luohuHome(): string {
  const named = process.env['LUOHU_HOME']
  return named ? resolve(named) : join(checkout, '.luohu')
}
