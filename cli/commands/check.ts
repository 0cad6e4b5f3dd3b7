export const summary = { zh: '检查类型、代码规范和模块边界', en: 'check types, lint and module boundaries' }

export async function run(_args: string[]): Promise<number> {
  return 0
}
