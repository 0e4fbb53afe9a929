// hot
/** Names of headers, their short forms, and the one matcher that reading, removing and changing all use. */

import { LOWER as lowers } from './chars.ts'

// a table of this file is not loaded at each use, an imported one is
const LOWER: Uint8Array = lowers

/**
 * The number of each header that the IANA registry or the field knows; 0 is any other.
 *
 * The numbers live in memory only: they may change between versions.
 */
export const HeaderId = {
  OTHER: 0,
  VIA: 1,
  FROM: 2,
  TO: 3,
  CALL_ID: 4,
  CSEQ: 5,
  CONTACT: 6,
  MAX_FORWARDS: 7,
  ROUTE: 8,
  RECORD_ROUTE: 9,
  CONTENT_LENGTH: 10,
  CONTENT_TYPE: 11,
  EXPIRES: 12,
  AUTHORIZATION: 13,
  PROXY_AUTHORIZATION: 14,
  WWW_AUTHENTICATE: 15,
  PROXY_AUTHENTICATE: 16,
  EVENT: 17,
  SUBSCRIPTION_STATE: 18,
  SUPPORTED: 19,
  REQUIRE: 20,
  PROXY_REQUIRE: 21,
  UNSUPPORTED: 22,
  ALLOW: 23,
  USER_AGENT: 24,
  SERVER: 25,
  PATH: 26,
  SERVICE_ROUTE: 27,
  REFER_TO: 28,
  REFERRED_BY: 29,
  REPLACES: 30,
  SESSION_EXPIRES: 31,
  MIN_SE: 32,
  MIN_EXPIRES: 33,
  RSEQ: 34,
  RACK: 35,
  DIVERSION: 36,
  HISTORY_INFO: 37,
  P_ASSERTED_IDENTITY: 38,
  P_PREFERRED_IDENTITY: 39,
  REMOTE_PARTY_ID: 40,
  PRIVACY: 41,
  IDENTITY: 42,
  IDENTITY_INFO: 43,
  SUBJECT: 44,
  DATE: 45,
  TIMESTAMP: 46,
  PRIORITY: 47,
  ORGANIZATION: 48,
  ACCEPT: 49,
  ACCEPT_ENCODING: 50,
  ACCEPT_LANGUAGE: 51,
  ACCEPT_CONTACT: 52,
  ACCEPT_RESOURCE_PRIORITY: 53,
  REJECT_CONTACT: 54,
  REQUEST_DISPOSITION: 55,
  RESOURCE_PRIORITY: 56,
  ALERT_INFO: 57,
  ALLOW_EVENTS: 58,
  AUTHENTICATION_INFO: 59,
  PROXY_AUTHENTICATION_INFO: 60,
  CALL_INFO: 61,
  CONTENT_DISPOSITION: 62,
  CONTENT_ENCODING: 63,
  CONTENT_LANGUAGE: 64,
  ERROR_INFO: 65,
  IN_REPLY_TO: 66,
  JOIN: 67,
  MIME_VERSION: 68,
  REASON: 69,
  REFER_SUB: 70,
  REPLY_TO: 71,
  RETRY_AFTER: 72,
  SECURITY_CLIENT: 73,
  SECURITY_SERVER: 74,
  SECURITY_VERIFY: 75,
  SIP_ETAG: 76,
  SIP_IF_MATCH: 77,
  TARGET_DIALOG: 78,
  WARNING: 79,
  GEOLOCATION: 80,
  GEOLOCATION_ERROR: 81,
  GEOLOCATION_ROUTING: 82,
  INFO_PACKAGE: 83,
  RECV_INFO: 84,
  FLOW_TIMER: 85,
  FEATURE_CAPS: 86,
  MAX_BREADTH: 87,
  ANSWER_MODE: 88,
  PRIV_ANSWER_MODE: 89,
  PERMISSION_MISSING: 90,
  POLICY_CONTACT: 91,
  POLICY_ID: 92,
  RELAYED_CHARGE: 93,
  RESPONSE_SOURCE: 94,
  RESTORATION_INFO: 95,
  SESSION_ID: 96,
  SUPPRESS_IF_MATCH: 97,
  TRIGGER_CONSENT: 98,
  USER_TO_USER: 99,
  CELLULAR_NETWORK_INFO: 100,
  ADDITIONAL_IDENTITY: 101,
  ATTESTATION_INFO: 102,
  ORIGINATION_ID: 103,
  PRIORITY_SHARE: 104,
  PRIORITY_VERSTAT: 105,
  REFER_EVENTS_AT: 106,
  REFER_EXPLICIT_SUBSCRIPTION: 107,
  P_ACCESS_NETWORK_INFO: 108,
  P_ANSWER_STATE: 109,
  P_ASSERTED_SERVICE: 110,
  P_ASSOCIATED_URI: 111,
  P_CALLED_PARTY_ID: 112,
  P_CHARGING_FUNCTION_ADDRESSES: 113,
  P_CHARGING_VECTOR: 114,
  P_DCS_BILLING_INFO: 115,
  P_DCS_LAES: 116,
  P_DCS_OSPS: 117,
  P_DCS_REDIRECT: 118,
  P_DCS_TRACE_PARTY_ID: 119,
  P_EARLY_MEDIA: 120,
  P_MEDIA_AUTHORIZATION: 121,
  P_PREFERRED_SERVICE: 122,
  P_PRIVATE_NETWORK_INDICATION: 123,
  P_PROFILE_KEY: 124,
  P_REFUSED_URI_LIST: 125,
  P_SERVED_USER: 126,
  P_USER_DATABASE: 127,
  P_VISITED_NETWORK_ID: 128,
  ALLOW_MODIFY: 129,
  ENCRYPTION: 130,
  HIDE: 131,
  RESPONSE_KEY: 132,
  REQUESTED_BY: 133,
  VISITED_NETWORK_ID: 134,
  P_CHARGE_INFO: 135,
  P_NAT_ADDRESS: 136,
  SERVICE_INTERACT_INFO: 137,
  DPOP: 138,
} as const

/** One of the numbers of {@link HeaderId}. */
export type HeaderId = (typeof HeaderId)[keyof typeof HeaderId]

const compactForms: Readonly<Record<string, HeaderId>> = {
  a: HeaderId.ACCEPT_CONTACT,
  b: HeaderId.REFERRED_BY,
  c: HeaderId.CONTENT_TYPE,
  d: HeaderId.REQUEST_DISPOSITION,
  e: HeaderId.CONTENT_ENCODING,
  f: HeaderId.FROM,
  i: HeaderId.CALL_ID,
  j: HeaderId.REJECT_CONTACT,
  k: HeaderId.SUPPORTED,
  l: HeaderId.CONTENT_LENGTH,
  m: HeaderId.CONTACT,
  n: HeaderId.IDENTITY_INFO,
  o: HeaderId.EVENT,
  r: HeaderId.REFER_TO,
  s: HeaderId.SUBJECT,
  t: HeaderId.TO,
  u: HeaderId.ALLOW_EVENTS,
  v: HeaderId.VIA,
  x: HeaderId.SESSION_EXPIRES,
  y: HeaderId.IDENTITY,
}

const spellings: Readonly<Record<string, string>> = {
  CALL_ID: 'Call-ID',
  CSEQ: 'CSeq',
  WWW_AUTHENTICATE: 'WWW-Authenticate',
  MIN_SE: 'Min-SE',
  RSEQ: 'RSeq',
  RACK: 'RAck',
  REMOTE_PARTY_ID: 'Remote-Party-ID',
  MIME_VERSION: 'MIME-Version',
  SIP_ETAG: 'SIP-ETag',
  SIP_IF_MATCH: 'SIP-If-Match',
  SESSION_ID: 'Session-ID',
  POLICY_ID: 'Policy-ID',
  USER_TO_USER: 'User-to-User',
  ORIGINATION_ID: 'Origination-Id',
  P_ASSOCIATED_URI: 'P-Associated-URI',
  P_CALLED_PARTY_ID: 'P-Called-Party-ID',
  P_DCS_BILLING_INFO: 'P-DCS-Billing-Info',
  P_DCS_LAES: 'P-DCS-LAES',
  P_DCS_OSPS: 'P-DCS-OSPS',
  P_DCS_REDIRECT: 'P-DCS-Redirect',
  P_DCS_TRACE_PARTY_ID: 'P-DCS-Trace-Party-ID',
  P_REFUSED_URI_LIST: 'P-Refused-URI-List',
  P_VISITED_NETWORK_ID: 'P-Visited-Network-ID',
  VISITED_NETWORK_ID: 'Visited-Network-ID',
  P_NAT_ADDRESS: 'P-NAT-Address',
  DPOP: 'DPoP',
}

/** Canonical names by number. `headerName[0]` is ''. */
export const headerName: readonly string[] = canonicalNames()

function canonicalNames(): readonly string[] {
  const names: string[] = []
  for (const [key, id] of Object.entries(HeaderId)) {
    names[id] = id === 0 ? '' : (spellings[key] ?? capitals(key))
  }
  return names
}

function capitals(key: string): string {
  return key
    .split('_')
    .map((word) => word.slice(0, 1) + word.slice(1).toLowerCase())
    .join('-')
}

/** Slots of the hash table: seven times as many as names, so that almost every name sits in its own. */
const SLOTS = 1024
const MASK = SLOTS - 1

/** Lower-case names one after the other; `nameOffset[id]` is where each starts, and the next one's is where it ends. */
const nameBytes: Uint8Array = new Uint8Array(4096)
const nameOffset: Uint16Array = new Uint16Array(HeaderId.DPOP + 2)
/** Numbers of headers by the hash of their names; what falls on a place that is taken comes next. */
export const slots: Uint8Array = new Uint8Array(SLOTS)
/** Numbers of headers by their short names. */
export const compact: Uint8Array = new Uint8Array(256)
fill()

function fill(): void {
  let at = 0
  for (let id = 1; id < headerName.length; id++) {
    const lower = (headerName[id] ?? '').toLowerCase()
    nameOffset[id] = at
    for (let i = 0; i < lower.length; i++) nameBytes[at++] = lower.charCodeAt(i)
    nameOffset[id + 1] = at
    let slot = hash(
      lower.length,
      lower.charCodeAt(0),
      lower.charCodeAt(lower.length >> 1),
      lower.charCodeAt(lower.length - 1),
    )
    while (slots[slot] !== 0) slot = (slot + 1) & MASK
    slots[slot] = id
  }
  for (const [letter, id] of Object.entries(compactForms)) {
    compact[letter.charCodeAt(0)] = id
    compact[letter.toUpperCase().charCodeAt(0)] = id
  }
}

/** Length and three letters tell almost all names apart; what they leave open, {@link headerIdAt} compares. */
function hash(length: number, first: number, middle: number, last: number): number {
  return (length * 31 + first * 7 + middle * 97 + last * 53) & MASK
}

/**
 * The number of a header by its full or short name, in any case. 0 if the name is not a listed one.
 *
 * @example Compare headers by number, whatever way they are written
 * ```ts
 * import { headerId, HeaderId } from 'siprose/sip'
 *
 * headerId('v') === HeaderId.VIA // => true
 * headerId('content-LENGTH') === HeaderId.CONTENT_LENGTH // => true
 * headerId('X-Room') // => 0
 * ```
 */
export function headerId(name: string): number {
  return headerIdAt(name, 0, name.length)
}

/** The number of the header whose name stands in `text` from `start` to `end`. */
export function headerIdAt(text: string, start: number, end: number): number {
  const length = end - start
  if (length < 2) return length === 1 ? (compact[text.charCodeAt(start)] ?? 0) : 0
  let slot = hash(
    length,
    LOWER[text.charCodeAt(start)] ?? 0,
    LOWER[text.charCodeAt(start + (length >> 1))] ?? 0,
    LOWER[text.charCodeAt(end - 1)] ?? 0,
  )
  for (;;) {
    const id = slots[slot] ?? 0
    if (id === 0) return 0
    const offset = nameOffset[id] ?? 0
    if ((nameOffset[id + 1] ?? 0) - offset === length) {
      let i = 0
      while (i < length && LOWER[text.charCodeAt(start + i)] === nameBytes[offset + i]) i++
      if (i === length) return id
    }
    slot = (slot + 1) & MASK
  }
}

/**
 * The number of the header whose name stands in `bytes` from `start` to `end`: {@link headerIdAt} for the scan.
 *
 * The name is known to be a token, of which no letter but those of the other case differ from ours by bit 32 only.
 */
export function headerIdOfBytes(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start
  if (length < 2) return length === 1 ? (compact[bytes[start] ?? 0] ?? 0) : 0
  let slot = hash(
    length,
    LOWER[bytes[start] ?? 0] ?? 0,
    LOWER[bytes[start + (length >> 1)] ?? 0] ?? 0,
    LOWER[bytes[end - 1] ?? 0] ?? 0,
  )
  for (;;) {
    const id = slots[slot] ?? 0
    if (id === 0) return 0
    const offset = nameOffset[id] ?? 0
    if ((nameOffset[id + 1] ?? 0) - offset === length) {
      let i = 0
      while (i < length && ((bytes[start + i] ?? 0) | 32) === nameBytes[offset + i]) i++
      if (i === length) return id
    }
    slot = (slot + 1) & MASK
  }
}

/**
 * Whether two names mean one header. Short forms are their full forms, and case does not count.
 *
 * @example See whether two names mean one header
 * ```ts
 * import { sameHeaderName } from 'siprose/sip'
 *
 * sameHeaderName('m', 'CONTACT') // => true
 * sameHeaderName('X-A', 'x-a') // => true
 * sameHeaderName('From', 'To') // => false
 * ```
 */
export function sameHeaderName(a: string, b: string): boolean {
  const id = headerId(a)
  if (id !== 0) return id === headerId(b)
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) {
    if (LOWER[a.charCodeAt(i)] !== LOWER[b.charCodeAt(i)]) return false
  }
  return headerId(b) === 0
}
