import type { Text } from '#policy'
import type { Role } from '#platform/access.ts'
import type { Lang } from './lang.ts'

const NAMES: Readonly<Record<Exclude<Role, 'system'>, Text>> = {
  citizen: { zh: '申请人', en: 'applicants' },
  clerk: { zh: '受理窗口', en: 'the window' },
  reviewer: { zh: '核查部门', en: 'reviewing departments' },
  officer: { zh: '人力资源社会保障部门', en: 'the human resources office' },
  police: { zh: '公安机关', en: 'the police' },
  bureau: { zh: '市人力资源社会保障局', en: "the city's human resources bureau" },
  department: { zh: '市有关部门', en: 'departments of the city' },
  administrator: { zh: '系统管理员', en: 'administrators' },
}

const namesOf = (roles: readonly Role[], lang: Lang): string =>
  [...new Set(roles.flatMap(role => (role === 'system' ? [] : [NAMES[role][lang]])))].join(lang === 'zh' ? '、' : ', ')

/** What somebody reads who is signed in as `role` and opens what is for `roles`: whose it is, and what to do. */
export function deniedWords(role: Role, roles: readonly Role[], lang: Lang): string {
  const [own, theirs] = [namesOf([role], lang), namesOf(roles, lang)]
  return lang === 'zh'
    ? `您无权办理。此页面由${theirs}使用，您现在登录的是${own}的账户。需要办理的，请换用有权限的账户登录，或者联系${theirs}。`
    : `You have no right to this. The page is for ${theirs}, and you are signed in with an account of ${own}. ` +
        `Sign in with an account that has the right, or ask ${theirs}.`
}

/** The refusal itself: plain words, which the frame puts into its page. */
export function denied(role: Role, roles: readonly Role[], lang: Lang): Response {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }
  return new Response(deniedWords(role, roles, lang), { status: 403, headers })
}
