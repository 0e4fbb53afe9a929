/** The Warning header that tells which request a reply has seen: for laboratories (RFC 3261 section 20.43). */

import { quote } from '../sip/params.ts'
import type { Context } from './context.ts'
import { printAddressPort } from './sockets/own-addresses.ts'

/** What the field's servers use: a code of their own in the range for session setup. */
const WARN_CODE = 392

/**
 * The header's whole line.
 *
 * @param ctx - the request that is answered
 */
export function warningLine(ctx: Context): string {
  const { message, peer, listener, requestUri } = ctx
  const facts =
    `req_src_ip=${peer.address} req_src_port=${peer.port} ` +
    `in_uri=${message.requestUri} out_uri=${requestUri}`
  return `Warning: ${WARN_CODE} ${printAddressPort(listener)} ${quote(facts)}\r\n`
}
