/** One call from its beginning to its end: redirections followed, logins shown, all in one span of time. */

import type { Scheduler } from '../scheduler.ts'
import { type HttpCall, httpFailure, type HttpHeader, type HttpOutcome } from './http-calls.ts'
import { firstLogin, loginFor } from './login.ts'
import { callFault, headersOf, redirected, urlOf } from './request-lines.ts'

/** Sends one request, and gets one answer; `signal` is raised when nobody waits for it any more. */
export type HttpAsk = (
  call: HttpCall,
  request: { readonly url: URL; readonly headers: readonly HttpHeader[] },
  signal: AbortSignal,
) => Promise<HttpOutcome>

/**
 * Makes a call.
 *
 * @param clock - counts its time
 * @param call - what is asked
 * @param ask - sends a request
 * @param closed - raised when the client is closed
 */
export async function converse(
  clock: Scheduler,
  call: HttpCall,
  ask: HttpAsk,
  closed: AbortSignal,
): Promise<HttpOutcome> {
  const { promise, resolve } = Promise.withResolvers<HttpOutcome>()
  const abort = new AbortController()
  const timer = clock.after(call.timeoutMs, () => {
    resolve(httpFailure('timeout', `no answer came within ${call.timeoutMs} ms`))
    abort.abort()
  })
  const close = (): void => {
    resolve(httpFailure('broken', 'the server stops'))
    abort.abort()
  }
  closed.addEventListener('abort', close, { once: true })
  try {
    return await Promise.race([promise, follow(call, ask, abort.signal)])
  } catch {
    // a URL whose user or password is no text
    return httpFailure('url', 'what is asked for is no URL')
  } finally {
    timer.cancel()
    closed.removeEventListener('abort', close)
  }
}

async function follow(call: HttpCall, ask: HttpAsk, signal: AbortSignal): Promise<HttpOutcome> {
  const fault = callFault(call)
  if (fault !== null) return fault
  const url = urlOf(call.url)
  if (!(url instanceof URL)) return url
  const named = withLogin(call, url)
  const outcome = await asked(named, url, ask, signal)
  if (outcome.kind === 'failure') return outcome
  const { status, headers } = outcome
  const location = headers.find(([name]) => name.toLowerCase() === 'location')?.[1] ?? null
  const next = redirected(named, url, { status, location })
  if (next !== null && call.redirects > 0) return follow(next, ask, signal)
  return { ...outcome, url: url.href, redirect: next === null ? null : next.url }
}

/** A call with the login that its URL has, which is sent as a header and never as part of the URL. */
function withLogin(call: HttpCall, url: URL): HttpCall {
  const { username, password } = url
  if (username === '') return call
  url.username = ''
  url.password = ''
  const login = {
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    basic: true,
    digest: false,
  }
  return call.login === null ? { ...call, login } : call
}

async function asked(
  call: HttpCall,
  url: URL,
  ask: HttpAsk,
  signal: AbortSignal,
): Promise<HttpOutcome> {
  const headers = headersOf(call, url)
  const first = firstLogin(call)
  const outcome = await ask(
    call,
    { url, headers: first === null ? headers : [...headers, first] },
    signal,
  )
  if (outcome.kind === 'failure' || first !== null) return outcome
  const login = loginFor(call, url, outcome)
  return login === null ? outcome : ask(call, { url, headers: [...headers, login] }, signal)
}
