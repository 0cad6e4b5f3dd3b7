import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Secrets } from '#platform/crypto.ts'
import { Failure } from '#platform/failure.ts'

const BYTES = 32
/** 32 random bytes have 30 different values on average; a phrase or a pattern has far fewer. */
const FEWEST_DIFFERENT = 20

/** The variables the secrets come from outside demo mode: 32 random bytes each, in hex or base64. */
const names = { master: 'LUOHU_MASTER_KEY', index: 'LUOHU_INDEX_KEY' } as const

/** Reads the secrets of a real installation. Throws a `Failure` that names every missing or weak one. */
export function secretsFrom(env: NodeJS.ProcessEnv): Secrets {
  const master = decode(env[names.master])
  const index = decode(env[names.index])
  const wrong = [
    ...(master && isStrong(master) ? [] : [names.master]),
    ...(index && isStrong(index) ? [] : [names.index]),
  ]
  if (master && index && wrong.length === 0 && !master.equals(index)) return { master, index }
  const list = wrong.length > 0 ? wrong.join(', ') : `${names.master} = ${names.index}`
  throw new Failure(
    `正式模式需要两个互不相同的 32 字节随机密钥，缺失或过弱：${list}。可用 openssl rand -hex 32 生成，并妥善另行保存。`,
    `Outside demo mode two different secrets of 32 random bytes are needed; missing or weak: ${list}. ` +
      'Make each with openssl rand -hex 32 and keep a copy elsewhere.',
  )
}

function decode(text: string | undefined): Buffer | undefined {
  if (!text) return undefined
  const bytes = Buffer.from(text, /^[0-9a-f]{64}$/i.test(text) ? 'hex' : 'base64')
  return bytes.length === BYTES ? bytes : undefined
}

/** Whether a text is 32 random bytes in hex or base64. */
export function strongSecret(text: string): boolean {
  const bytes = decode(text)
  return bytes !== undefined && isStrong(bytes)
}

function isStrong(secret: Buffer): boolean {
  return new Set(secret).size >= FEWEST_DIFFERENT
}

/** The secrets of a demonstration: made once, kept in `file`, which only its owner reads. */
export function demoSecrets(file: string): Secrets {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true })
    const made = { master: randomBytes(BYTES).toString('hex'), index: randomBytes(BYTES).toString('hex') }
    writeFileSync(file, `${JSON.stringify(made, undefined, 2)}\n`, { mode: 0o600, flag: 'wx' })
  }
  const { master, index } = JSON.parse(readFileSync(file, 'utf8'))
  return { master: Buffer.from(master, 'hex'), index: Buffer.from(index, 'hex') }
}
