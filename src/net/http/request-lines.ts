/** What a request of HTTP says beside its body: the same for the network and for examples. */

import { type HttpCall, type HttpFailure, httpFailure, type HttpHeader } from './http-calls.ts'

/** Methods whose requests say that they have no body. */
const BODIED: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH'])
const TOKEN = /^[A-Za-z0-9\-.!%*_+`'~#$&^|]+$/
// eslint-disable-next-line no-control-regex -- control characters are what it looks for: they would end a line, or hide one
const CONTROL = /[\u0000-\u0008\u000a-\u001f\u007f]/

/** Where a call goes. */
export function urlOf(text: string): URL | HttpFailure {
  const url = URL.parse(text)
  if (url === null) return httpFailure('url', 'what is asked for is no URL')
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return httpFailure('url', `${url.protocol} is no way to ask; there is http: and https:`)
  }
  return url
}

/** The port of a URL. */
export function portOfUrl({ port, protocol }: URL): number {
  if (port !== '') return Number(port)
  return protocol === 'https:' ? 443 : 80
}

/** The headers of a call, those first that it does not write itself. */
export function headersOf({ headers, body, method }: HttpCall, url: URL): HttpHeader[] {
  const written = new Set(headers.map(([name]) => name.toLowerCase()))
  const all: HttpHeader[] = []
  if (!written.has('host')) all.push(['Host', url.host])
  for (const header of headers) {
    // how long the body is, and where the answer ends, is not for others to say
    if (!HOP_HEADERS.has(header[0].toLowerCase())) all.push(header)
  }
  if (body !== null || BODIED.has(method)) all.push(['Content-Length', String(body?.length ?? 0)])
  return all
}

const HOP_HEADERS: ReadonlySet<string> = new Set([
  'content-length',
  'transfer-encoding',
  'connection',
  'keep-alive',
  'upgrade',
])

/** What is wrong with a call as such, or null. */
export function callFault({ method, headers }: HttpCall): HttpFailure | null {
  if (!TOKEN.test(method)) return httpFailure('request', 'the method is no token')
  for (const [name, value] of headers) {
    if (!TOKEN.test(name)) return httpFailure('request', 'the name of a header is no token')
    if (CONTROL.test(value)) return httpFailure('request', `header ${name} has a line end in it`)
  }
  return null
}

/** What a request line has of a URL. */
export function targetOf({ pathname, search }: URL): string {
  return pathname + search
}

/**
 * The call that a redirection asks for; null where there is none to follow (RFC 9110 section 15.4).
 *
 * @param status - of the answer
 * @param location - the value of its Location, or null
 */
export function redirected(
  call: HttpCall,
  url: URL,
  { status, location }: { readonly status: number; readonly location: string | null },
): HttpCall | null {
  if (location === null || ![301, 302, 303, 307, 308].includes(status)) return null
  const next = URL.parse(location, url)
  if (next === null) return null
  const toGet = status === 303 ? call.method !== 'HEAD' : status < 303 && call.method === 'POST'
  // who is trusted with a password is who was named
  const elsewhere = next.origin !== url.origin
  const headers = elsewhere
    ? call.headers.filter(([name]) => !/^(authorization|cookie|host)$/i.test(name))
    : call.headers
  return {
    ...call,
    url: next.href,
    headers,
    login: elsewhere ? null : call.login,
    redirects: call.redirects - 1,
    ...(toGet && { method: 'GET', body: null }),
  }
}
