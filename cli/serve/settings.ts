import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { findCity } from '#identity'
import type { Secrets } from '#platform/crypto.ts'
import { Failure } from '#platform/failure.ts'
import type { HttpGatewaySettings } from '#platform/sms/index.ts'
import type { HostedCity } from '#server/main.ts'
import { demoSecrets, secretsFrom } from './secrets.ts'
import { smsFrom } from './sms.ts'

/** What an installation is told through its environment. */
export interface Installation {
  readonly mode: 'demo' | 'production'
  /** The cities served; see LUOHU_CITY in README. */
  readonly cities: readonly HostedCity[]
  /** Folder of the embedded database. Demo and real data never share one. */
  readonly dataDir: string
  readonly secrets: Secrets
  /** The short-message gateway, where one is set up. */
  readonly sms?: HttpGatewaySettings | undefined
}

/** Where the site listens. */
export interface Address {
  readonly port: number
  readonly host: string
}

const DEFAULT_PORT = 3000
/** Foshan first; the others are chosen on the demonstration's page. */
const DEMO_CITIES = '440600,441800,441900,440700'

/** `440600,441800=qingyuan.example.cn`: codes, each with the host name it is served under where it has one. */
function citiesFrom(text: string): readonly HostedCity[] {
  return text.split(',').map(part => {
    const [code = '', host] = part.trim().split('=')
    if (!findCity(code)) {
      throw new Failure(`LUOHU_CITY 里没有“${code}”这个城市代码。`, `LUOHU_CITY: there is no city with the code “${code}”.`)
    }
    return { code, host }
  })
}

/** Reads LUOHU_MODE, LUOHU_CITY, the secrets and the gateway; `home` is where everything local lies. */
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
    cities: citiesFrom(env['LUOHU_CITY'] || (demo ? DEMO_CITIES : '440600')),
    dataDir: join(home, demo ? 'demo-postgres' : 'postgres'),
    secrets: demo ? demoSecrets(join(home, 'secrets.json')) : secretsFrom(env),
    sms: smsFrom(env, mode),
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
