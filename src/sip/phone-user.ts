/** The user of a SIP URI that is a telephone number: `sip:+358-555;ext=22@example.com;user=phone` (RFC 3261 19.1.1). */

import type { Uri } from './uri.ts'
import { withUser } from './uri-changes.ts'

/** Where the number ends and its own parameters start; -1 for a user that is no telephone number with parameters. */
function numberEnd(uri: Uri): number {
  const { user } = uri
  const end = user === null ? -1 : user.indexOf(';')
  return end > 0 && uri.phoneUsers && uri.isSip && uri.param('user') === 'phone' ? end : -1
}

/**
 * The user of a URI; of a telephone number (`user=phone`) the number without its parameters.
 *
 * @example Get the number out of a SIP URI
 * ```ts
 * import { parseUri, phoneUser } from 'siprose/sip'
 *
 * const uri = parseUri('sip:+12015550123;ext=7@gw.example.com;user=phone')
 * uri === null ? null : phoneUser(uri) // => '+12015550123'
 * ```
 *
 * @rfc 3261 section 19.1.6
 */
export function phoneUser(uri: Uri): string | null {
  const end = numberEnd(uri)
  return end < 0 ? uri.user : (uri.user?.slice(0, end) ?? null)
}

/**
 * The URI with another user, as it is to be written; parameters of a telephone number stay. Null takes all of it out.
 *
 * @example Replace the number, and keep its extension
 * ```ts
 * import { parseUri, withPhoneUser } from 'siprose/sip'
 *
 * const uri = parseUri('sip:+12015550123;ext=7@gw.example.com;user=phone')
 * uri === null ? null : withPhoneUser(uri, '0123') // => 'sip:0123;ext=7@gw.example.com;user=phone'
 * ```
 */
export function withPhoneUser(uri: Uri, user: string | null): string {
  const end = numberEnd(uri)
  const params = end < 0 || user === null ? '' : (uri.user?.slice(end) ?? '')
  return withUser(uri, user === null ? null : user + params)
}
