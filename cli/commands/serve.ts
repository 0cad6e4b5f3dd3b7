import { luohuHome } from '#platform/home.ts'
import { diskFull, Failure, isDiskFull } from '#platform/failure.ts'
import { demoAccounts, prepareDemo } from '../serve/demo.ts'
import { needFreePort, portFailure } from '../serve/port.ts'
import { claim, type Claim } from '../serve/running.ts'
import { type Address, address, type Installation, installation } from '../serve/settings.ts'
import { openSite } from '../serve/site.ts'
import { complain, say } from '../text.ts'

export const summary = { zh: '启动网站：[--port 端口] [--host 地址]', en: 'serve the site: [--port PORT] [--host ADDRESS]' }

const LAST_ANSWERS_MS = 10_000

/** Serves the site until it is interrupted. Resolves to 0 also where it is running already, and says where. */
export async function run(args: string[]): Promise<number> {
  const home = luohuHome()
  try {
    const where = address(args, process.env)
    const own = installation(process.env, home)
    const claimed = claim(home)
    if ('runningAt' in claimed) return alreadyRunning(claimed.runningAt)
    try {
      await needFreePort(where)
      await serveUntilStopped(own, where, claimed)
    } finally {
      claimed.release()
    }
    return 0
  } catch (error) {
    const failure = isDiskFull(error) ? diskFull(home, error) : error
    if (!(failure instanceof Failure)) throw error
    complain(failure.text.zh, failure.text.en)
    return 1
  }
}

function alreadyRunning(url: string | undefined): number {
  if (url) say('落户已在运行：{url}', 'Luohu is running already: {url}', { url })
  else say('落户正在由另一个窗口启动，请稍候。', 'Luohu is being started in another window: one moment.')
  return 0
}

async function serveUntilStopped(own: Installation, where: Address, { publish }: Claim): Promise<void> {
  // A terminal that was closed must not keep us from stopping the database in good order.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  const stopped = stopSignal()
  say('正在启动落户……', 'Starting Luohu…')
  if (own.mode === 'production' && !own.sms) {
    say('没有设置短信网关（LUOHU_SMS_URL）：验证码和短信留在发件箱，不会发出。',
      'No short-message gateway (LUOHU_SMS_URL): codes and messages stay in the outbox and are not sent.')
  }
  const { site, postgres } = await openSite(own, say)
  try {
    const demo = own.mode === 'demo'
    if (demo) for (const { platform } of site.cities.values()) await prepareDemo(platform, say)
    const { listen } = await import('#server/main.ts')
    const listening = await listen(site, where.port, where.host).catch(error => {
      throw portFailure(error, where)
    })
    publish(listening.url)
    if (demo) process.stdout.write(`\n${await demoAccounts(listening.url)}\n`)
    say('\n已就绪：{url}  （按 Ctrl+C 停止）', 'Ready: {url}  (Ctrl+C stops it)', { url: listening.url })
    await stopped
    say('正在停止……', 'Stopping…')
    await Promise.race([listening.close(), new Promise(done => setTimeout(done, LAST_ANSWERS_MS).unref())])
  } finally {
    await site.close()
    await postgres.stop()
  }
}

/** Resolves with the first request to stop; further ones change nothing, so that what is under way ends well. */
function stopSignal(): Promise<void> {
  return new Promise(done => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => done())
  })
}
