import { checkout } from '#platform/home.ts'
import { complain, say, type Text } from '../text.ts'
import { violations } from '../tree/boundaries.ts'
import { cycles } from '../tree/cycles.ts'
import { type Modules, readModules } from '../tree/modules.ts'

export const summary = { zh: '检查模块边界和循环依赖', en: 'check module boundaries and import cycles' }

/** Prints every crossed boundary and every cycle; 1 when there is one. */
export async function run(): Promise<number> {
  const modules = await readModules(checkout)
  const found = problems(modules)
  for (const { zh, en } of found) complain(zh, en)
  if (found.length > 0) return 1
  say('模块边界：{count} 个模块，均符合。', 'Boundaries: {count} modules, all kept.', { count: modules.size })
  return 0
}

/** What is wrong with how the modules import each other. */
export function problems(modules: Modules): Text[] {
  const crossed = violations(modules).map(({ path, line, target, rule }) => {
    return { zh: `${path}:${line} 不得引用 ${target}`, en: `${path}:${line} must not import ${target}: ${rule}` }
  })
  const circles = cycles(modules).map(group => {
    const names = group.join(' ↔ ')
    return { zh: `循环依赖：${names}`, en: `import cycle: ${names}` }
  })
  return [...crossed, ...circles]
}
