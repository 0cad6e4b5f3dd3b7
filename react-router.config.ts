import process from 'node:process'
import type { Config } from '@react-router/dev/config'

/** `LUOHU_WEB_BUILD` lets two people build in one checkout; keep it inside, so that node_modules resolves. */
export default {
  appDirectory: 'web',
  buildDirectory: process.env['LUOHU_WEB_BUILD'] ?? 'web/build',
  ssr: true,
} satisfies Config
