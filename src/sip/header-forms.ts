/** Which headers may be there again, and which of these may be joined into one with commas (RFC 3261 7.3.1). */

import { HeaderId } from './header-names.ts'

/** How often a header may be there: once, again but never joined, or as a list with commas. */
export type HeaderForm = 'single' | 'repeated' | 'list'

const lists: ReadonlySet<number> = new Set([
  HeaderId.ACCEPT,
  HeaderId.ACCEPT_CONTACT,
  HeaderId.ACCEPT_ENCODING,
  HeaderId.ACCEPT_LANGUAGE,
  HeaderId.ACCEPT_RESOURCE_PRIORITY,
  HeaderId.ALERT_INFO,
  HeaderId.ALLOW,
  HeaderId.ALLOW_EVENTS,
  HeaderId.CALL_INFO,
  HeaderId.CONTACT,
  HeaderId.CONTENT_ENCODING,
  HeaderId.CONTENT_LANGUAGE,
  HeaderId.DIVERSION,
  HeaderId.ERROR_INFO,
  HeaderId.FEATURE_CAPS,
  HeaderId.GEOLOCATION,
  HeaderId.HISTORY_INFO,
  HeaderId.IN_REPLY_TO,
  HeaderId.P_ACCESS_NETWORK_INFO,
  HeaderId.P_ASSERTED_IDENTITY,
  HeaderId.P_ASSOCIATED_URI,
  HeaderId.P_PREFERRED_IDENTITY,
  HeaderId.P_VISITED_NETWORK_ID,
  HeaderId.PATH,
  HeaderId.PERMISSION_MISSING,
  HeaderId.PROXY_REQUIRE,
  HeaderId.REASON,
  HeaderId.RECORD_ROUTE,
  HeaderId.RECV_INFO,
  HeaderId.REJECT_CONTACT,
  HeaderId.REMOTE_PARTY_ID,
  HeaderId.REQUEST_DISPOSITION,
  HeaderId.REQUIRE,
  HeaderId.RESOURCE_PRIORITY,
  HeaderId.ROUTE,
  HeaderId.SECURITY_CLIENT,
  HeaderId.SECURITY_SERVER,
  HeaderId.SECURITY_VERIFY,
  HeaderId.SERVICE_ROUTE,
  HeaderId.SUPPORTED,
  HeaderId.TRIGGER_CONSENT,
  HeaderId.UNSUPPORTED,
  HeaderId.USER_TO_USER,
  HeaderId.VIA,
  HeaderId.WARNING,
])

const repeated: ReadonlySet<number> = new Set([
  HeaderId.OTHER,
  HeaderId.AUTHORIZATION,
  HeaderId.IDENTITY,
  HeaderId.PROXY_AUTHENTICATE,
  HeaderId.PROXY_AUTHORIZATION,
  HeaderId.WWW_AUTHENTICATE,
])

/**
 * Whether a header may be there again, and whether it may be joined with others of its name.
 *
 * A header nobody knows may be there again; joining it is not safe, since its commas may mean something.
 *
 * @param id - see {@link HeaderId}
 *
 * @example Know what may be joined
 * ```ts
 * import { headerForm, HeaderId } from 'siprose/sip'
 *
 * headerForm(HeaderId.ROUTE) // => 'list'
 * headerForm(HeaderId.WWW_AUTHENTICATE) // => 'repeated'
 * headerForm(HeaderId.CALL_ID) // => 'single'
 * ```
 *
 * @rfc 3261 section 7.3.1
 */
export function headerForm(id: number): HeaderForm {
  if (lists.has(id)) return 'list'
  return repeated.has(id) ? 'repeated' : 'single'
}
