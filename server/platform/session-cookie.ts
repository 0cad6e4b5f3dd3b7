const NAME = 'luohu_session'

/** A session just begun: its token, and how many seconds the browser keeps it. */
interface NewSession {
  readonly token: string
  readonly maxAge: number
}

/** The cookie that starts a session. `Secure` wherever the site is reached over HTTPS. */
export function sessionCookie({ token, maxAge }: NewSession, secure: boolean): string {
  return `${NAME}=${token}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}

/** The cookie that ends it. */
export function endedCookie(): string {
  return `${NAME}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`
}

/** The session token a request carries, if any. */
export function tokenIn(cookies: string | null): string | undefined {
  return valueIn(cookies, NAME)
}

const CITY = 'luohu_city'

/** Demonstration only: the city whose site the visitor chose to look at, by its GB/T 2260 code. */
export function cityCookie(code: string): string {
  return `${CITY}=${code}; Path=/; HttpOnly; SameSite=Lax`
}

export function cityIn(cookies: string | null): string | undefined {
  return valueIn(cookies, CITY)
}

function valueIn(cookies: string | null, name: string): string | undefined {
  const found = (cookies ?? '').split(';').map(part => part.trim()).find(part => part.startsWith(`${name}=`))
  return found?.slice(name.length + 1) || undefined
}
