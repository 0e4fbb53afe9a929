/** Sizes: how long the parts of a message may be. */

import { type Address, type Context, Fault, HeaderId, routes } from 'siprose'

import { badRequest, type Verdict, verdict } from '../verdict.ts'

/** What is measured: bits of `size_checks`, in the order of the parameters. */
export const SizeCheck = {
  MESSAGE: 1,
  METHOD: 2,
  REQUEST_URI: 4,
  FROM_URI: 8,
  TO_URI: 16,
  CONTACT_URI: 32,
  ROUTE_URI: 64,
  PATH_URI: 128,
  PAI_URI: 256,
  HEADER: 512,
  HEADERS: 1024,
  BODY: 2048,
} as const

/** All bits of {@link SizeCheck}. */
export const ALL_SIZES = 4095

/** The most bytes each part may have. */
export interface SizeLimits {
  readonly message: number
  readonly method: number
  readonly requestUri: number
  readonly fromUri: number
  readonly toUri: number
  readonly contactUri: number
  readonly routeUri: number
  readonly pathUri: number
  readonly paiUri: number
  readonly header: number
  readonly headers: number
  readonly body: number
}

const TOO_LARGE = 513

/**
 * No part that is measured may be longer than its limit.
 *
 * @param which - bits of {@link SizeCheck}
 */
export function checkSizes(ctx: Context, which: number, limits: SizeLimits): Verdict | null {
  return which === 0 ? null : (parts(ctx, which, limits) ?? addresses(ctx, which, limits))
}

function parts({ message }: Context, which: number, limits: SizeLimits): Verdict | null {
  const { text, uriStart, uriEnd, firstLineEnd, headersEnd, bodyStart, bodyEnd } = message
  const tooLong = (bit: number, length: number, limit: number) =>
    (which & bit) !== 0 && length > limit
  if (tooLong(SizeCheck.MESSAGE, text.length, limits.message)) {
    return verdict(TOO_LARGE, 'Message Too Large')
  }
  if (tooLong(SizeCheck.METHOD, message.method.length, limits.method)) {
    return badRequest('Method Too Long')
  }
  if (tooLong(SizeCheck.REQUEST_URI, uriEnd - uriStart, limits.requestUri)) {
    return verdict(414, 'Request-URI Too Long')
  }
  if (tooLong(SizeCheck.HEADERS, headersEnd - firstLineEnd, limits.headers)) {
    return verdict(TOO_LARGE, 'Headers Too Large')
  }
  if (tooLong(SizeCheck.BODY, bodyEnd - bodyStart, limits.body)) {
    return verdict(TOO_LARGE, 'Body Too Large')
  }
  if ((which & SizeCheck.HEADER) === 0) return null
  for (let i = 0; i < message.headerCount; i++) {
    const { start, end } = message.header(i)
    if (end - start > limits.header) return verdict(TOO_LARGE, 'Header Too Large')
  }
  return null
}

function addresses({ message }: Context, which: number, limits: SizeLimits): Verdict | null {
  const wanted = (bit: number) => (which & bit) !== 0
  if (wanted(SizeCheck.FROM_URI) && longer(message.from, limits.fromUri)) {
    return badRequest('From URI Too Long')
  }
  if (wanted(SizeCheck.TO_URI) && longer(message.to, limits.toUri)) {
    return badRequest('To URI Too Long')
  }
  for (const [bit, id, limit, name] of [
    [SizeCheck.CONTACT_URI, HeaderId.CONTACT, limits.contactUri, 'Contact'],
    [SizeCheck.ROUTE_URI, HeaderId.ROUTE, limits.routeUri, 'Route'],
    [SizeCheck.PATH_URI, HeaderId.PATH, limits.pathUri, 'Path'],
    [SizeCheck.PAI_URI, HeaderId.P_ASSERTED_IDENTITY, limits.paiUri, 'P-Asserted-Identity'],
  ] as const) {
    if (!wanted(bit)) continue
    const all = routes(message, id)
    if (all.some((one) => !(one instanceof Fault) && longer(one, limit))) {
      return badRequest(`${name} URI Too Long`)
    }
  }
  return null
}

function longer(address: Address | null, limit: number): boolean {
  return address !== null && address.uriEnd - address.uriStart > limit
}
