import { runChecks } from '../checks.ts'

export const summary = { zh: '检查类型、代码规范和模块边界', en: 'check types, lint and module boundaries' }

export async function run(): Promise<number> {
  const { failed } = await runChecks()
  return failed === 0 ? 0 : 1
}
