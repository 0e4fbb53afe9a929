/** URIs of the scheme `sip`, without a password, headers, or an IPv6 address. */

import { HOST, HOST_END, PARAMS, PORT, PORT_END, UNREAD, USER_END } from '../layout'
import {
  AT,
  byte,
  COLON,
  hostEnd,
  MESSAGE,
  number,
  numberEnd,
  parametersEnd,
  put,
  putOffset,
  SEMICOLON,
  userEnd,
} from './memory'

/** `sip:` */
const SIP: u32 = 0x3a706973

/**
 * Reads `sip:user@host:port;params`, and leaves its parts as those of the request URI are left, so many places behind.
 *
 * @returns where it ends; 0 for what is no such URI, or is to be looked at by its grammar, as what comes next may tell too
 */
export function sipUri(from: usize, behind: i32): usize {
  if (load<u32>(from) != SIP) return 0
  let host = from + 4
  let user: usize = 0
  let p = userEnd(host)
  if (byte(p) == AT) {
    if (p == host) return 0
    user = p
    host = p + 1
    p = hostEnd(host)
  } else if (hostEnd(host) != p) return 0
  if (p == host) return 0
  putOffset(HOST_END + behind, p)
  let port = UNREAD
  if (byte(p) == COLON) {
    const digits = p + 1
    p = numberEnd(digits, 5)
    port = number
    if (p == digits || port > 65535) return 0
  }
  putOffset(PORT_END + behind, p)
  if (byte(p) == SEMICOLON) {
    putOffset(PARAMS + behind, p + 1)
    // a user may have a semicolon too: it is no end of parameters that an @ stands behind
    p = parametersEnd(p + 1)
  } else putOffset(PARAMS + behind, p)
  put(PORT + behind, port)
  put(USER_END + behind, user == 0 ? UNREAD : <i32>(user - MESSAGE))
  putOffset(HOST + behind, host)
  return p
}
