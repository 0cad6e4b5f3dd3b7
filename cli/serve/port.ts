import { createServer } from 'node:net'
import { Failure } from '#platform/failure.ts'
import type { Address } from './settings.ts'

/** Makes sure, before anything slow starts, that the address can be listened on. Throws a `Failure` when not. */
export function needFreePort({ port, host }: Address): Promise<void> {
  const probe = createServer()
  return new Promise((done, fail) => {
    probe.once('error', error => fail(portFailure(error, { port, host })))
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => done()))
  })
}

/** Why an address cannot be listened on, and what to do; any other error as it is. */
export function portFailure(error: unknown, { port, host }: Address): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') {
    return new Failure(
      `端口 ${port} 已被其他程序占用：请关闭该程序，或换一个端口，例如 PORT=${port + 1} npm start。`,
      `Port ${port} is taken by another program: end it, or take another port, for example PORT=${port + 1} npm start.`,
      error,
    )
  }
  if (code === 'EACCES') {
    return new Failure(
      `没有权限使用端口 ${port}：请用 1024 以上的端口，例如 PORT=3000 npm start。`,
      `Port ${port} is not permitted: take one above 1024, for example PORT=3000 npm start.`,
      error,
    )
  }
  if (code !== 'EADDRNOTAVAIL' && code !== 'ENOTFOUND') return error
  return new Failure(
    `本机没有地址 ${host}：请检查 HOST 或 --host。`,
    `This machine has no address ${host}: check HOST or --host.`,
    error,
  )
}
