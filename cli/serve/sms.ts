import type { HttpGatewaySettings } from '#platform/sms/index.ts'
import { Failure } from '#platform/failure.ts'
import { strongSecret } from './secrets.ts'

const names = { url: 'LUOHU_SMS_URL', key: 'LUOHU_SMS_KEY', secret: 'LUOHU_SMS_SECRET' } as const
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Reads the short-message gateway; undefined without `LUOHU_SMS_URL`. Outside demo mode the secret is 32 random bytes
 * and the address is https or on this machine. A demonstration invents its people, so it may only use a gateway on this
 * machine: an invented number may be somebody's. Throws a `Failure`.
 */
export function smsFrom(env: NodeJS.ProcessEnv, mode: 'demo' | 'production'): HttpGatewaySettings | undefined {
  const [url = '', keyId = '', secret = ''] = [env[names.url], env[names.key], env[names.secret]]
  if (url === '') return undefined
  const address = URL.canParse(url) ? new URL(url) : undefined
  const here = address !== undefined && LOOPBACK.has(address.hostname)
  if (!address || !(address.protocol === 'https:' || (address.protocol === 'http:' && here))) {
    throw new Failure(
      `${names.url} 须为 https 地址（本机可用 http），现为“${url}”。`,
      `${names.url} is an https address (http on this machine only), not “${url}”.`,
    )
  }
  if (mode === 'demo' && !here) {
    throw new Failure(
      `演示模式的号码是虚构的，可能属于他人，不能接外部短信网关：请去掉 ${names.url}。`,
      `The numbers of a demonstration are invented and may be somebody’s: take ${names.url} out.`,
    )
  }
  if (keyId === '' || secret === '' || (mode !== 'demo' && !strongSecret(secret))) {
    throw new Failure(
      `短信网关需要 ${names.key} 和 ${names.secret}（32 字节随机密钥，十六进制或 base64），缺失或过弱。` +
        '可用 openssl rand -hex 32 生成，并交给网关一份。',
      `The gateway needs ${names.key} and ${names.secret} (32 random bytes in hex or base64): missing or weak. ` +
        'Make it with openssl rand -hex 32 and give the gateway a copy.',
    )
  }
  return { url, keyId, secret }
}
