import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Secrets } from '#platform/crypto.ts'
import { Failure } from '#platform/failure.ts'
import { demoSecrets, secretsFrom } from './secrets.ts'

/** What an installation is told through its environment. */
export interface Installation {
  readonly mode: 'demo' | 'production'
  /** GB/T 2260 code, e.g. 440600 佛山市. */
  readonly city: string
  /** Folder of the embedded database. Demo and real data never share one. */
  readonly dataDir: string
  readonly secrets: Secrets
}

/** Where the site listens. */
export interface Address {
  readonly port: number
  readonly host: string
}

const DEFAULT_PORT = 3000

/** Reads LUOHU_MODE, LUOHU_CITY and the secrets; `home` is where everything local lies. */
export function installation(env: NodeJS.ProcessEnv, home: string): Installation {
  const mode = env['LUOHU_MODE'] || 'demo'
  if (mode !== 'demo' && mode !== 'production') {
    throw new Failure(
      `LUOHU_MODE 只能是 demo 或 production，现为 ${mode}。`,
      `LUOHU_MODE is demo or production, not ${mode}.`,
    )
  }
  const demo = mode === 'demo'
  return {
    mode,
    city: env['LUOHU_CITY'] || '440600',
    dataDir: join(home, demo ? 'demo-postgres' : 'postgres'),
    secrets: demo ? demoSecrets(join(home, 'secrets.json')) : secretsFrom(env),
  }
}

/** `--port` and `--host`, else PORT and HOST, else port 3000 on this machine only. */
export function address(args: readonly string[], env: NodeJS.ProcessEnv): Address {
  const { port, host } = options(args)
  const text = port ?? env['PORT'] ?? String(DEFAULT_PORT)
  const number = Number(text)
  if (!/^\d+$/.test(text) || number > 65_535) {
    throw new Failure(`端口须为 0 至 65535 的整数，现为 ${text}。`, `The port is a whole number from 0 to 65535, not ${text}.`)
  }
  return { port: number, host: host ?? env['HOST'] ?? '127.0.0.1' }
}

function options(args: readonly string[]): { port?: string | undefined; host?: string | undefined } {
  try {
    return parseArgs({ args: [...args], options: { port: { type: 'string' }, host: { type: 'string' } } }).values
  } catch (error) {
    throw new Failure(
      '用法：npm start -- [--port 端口] [--host 地址]',
      'Usage: npm start -- [--port PORT] [--host ADDRESS]',
      error,
    )
  }
}
