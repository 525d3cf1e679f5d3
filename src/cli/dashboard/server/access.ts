import { hash, randomBytes, timingSafeEqual } from 'node:crypto'
import { isIP } from 'node:net'
import type { Context, MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'

const refusal = 'This is no valid address of the dashboard: open the one that the command `dashboard` printed when it started.\n'

/** 256 random bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Are both the same? The time that it takes tells nothing of either. */
export function isSame(one: string, other: string): boolean {
  return timingSafeEqual(hash('sha256', one, 'buffer'), hash('sha256', other, 'buffer'))
}

/** Lets in who has the token: in the address, which becomes a cookie at once, in that cookie, or as `Authorization: Bearer`. */
export function withToken(token: string, cookie: string): MiddlewareHandler {
  return async (context, next) => {
    const inAddress = context.req.query('token')
    if (inAddress !== undefined) return isSame(inAddress, token) ? welcome(context, token, cookie) : context.text(refusal, 401)
    const given = getCookie(context, cookie) ?? /^Bearer (.+)$/.exec(context.req.header('authorization') ?? '')?.[1]
    if (given === undefined || !isSame(given, token)) return context.text(refusal, 401)
    await next()
    return undefined
  }
}

/** The page itself asks for the address without the token: a redirection would count as coming from where the link stood. */
function welcome(context: Context, token: string, cookie: string): Response {
  setCookie(context, cookie, token, { httpOnly: true, sameSite: 'Strict', path: '/' })
  context.header('cache-control', 'no-store')
  return context.html(
    '<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=/"><link rel="icon" href="/icon.svg"><title>CI feedback loop</title><a href="/">Dashboard</a></html>',
  )
}

/** Refuses names that somebody else may have made point here (DNS rebinding): addresses, `localhost` and the server's own name pass. */
export function fromKnownHost(own: string): MiddlewareHandler {
  return async (context, next) => {
    const host = (context.req.header('host') ?? '')
      .toLowerCase()
      .replace(/:\d{1,5}$/, '')
      .replace(/^\[(.+)\]$/, '$1')
    if (host !== 'localhost' && host !== own.toLowerCase() && isIP(host) === 0)
      return context.text(
        `The name \`${host.replace(/[^\w.-]/g, '').slice(0, 100)}\` is none of this server's: use its address, or start it with \`--host NAME\`.\n`,
        421,
      )
    await next()
    return undefined
  }
}
