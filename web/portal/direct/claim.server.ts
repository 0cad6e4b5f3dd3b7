import type { DirectView } from '#server/direct/index.ts'
import { parseIdNumber } from '#identity'
import type { Signed } from '../../session.ts'

const COOKIE = 'luohu_claims'
/** Cases one browser keeps open at a time. */
const MOST = 8

/**
 * A telephone number that an employer or a window typed in proves nothing: whoever holds it may be somebody else. Such a
 * case opens once the identity number is given as well; what one files oneself needs no more than signing in.
 */
export function needsClaim(request: Request, signed: Pick<Signed, 'services' | 'actor'>, view: DirectView): boolean {
  return view.state.channel !== 'online' && !tokensIn(request).includes(tokenOf(signed, view.id))
}

/** The cookie that opens it, where the number is the applicant's; it holds for this account and this case. */
export function claim(
  request: Request,
  signed: Pick<Signed, 'services' | 'actor'>,
  { id, file }: DirectView,
  typed: string,
): string | undefined {
  const [own, said] = [parseIdNumber(file.personal.idNumber ?? ''), parseIdNumber(typed)]
  if (!own.ok || !said.ok || own.value.number !== said.value.number) return undefined
  const tokens = [...new Set([...tokensIn(request), tokenOf(signed, id)])].slice(-MOST)
  const secure = new URL(request.url).protocol === 'https:' || request.headers.get('x-forwarded-proto') === 'https'
  return `${COOKIE}=${tokens.join('.')}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}

function tokenOf({ services, actor }: Pick<Signed, 'services' | 'actor'>, id: string): string {
  return services.platform.vault.index('identity', `claim:${id}:${actor.id}`).toString('base64url')
}

function tokensIn(request: Request): readonly string[] {
  const cookies = (request.headers.get('cookie') ?? '').split(';').map(part => part.trim())
  const found = cookies.find(part => part.startsWith(`${COOKIE}=`))
  return (found?.slice(COOKIE.length + 1) ?? '').split('.').filter(Boolean)
}
