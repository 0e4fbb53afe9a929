/** The first line of a request: version and scheme. */

import { type Context } from 'siprose'

import { badRequest, type Verdict, verdict } from '../verdict.ts'

const SCHEMES: ReadonlySet<string> = new Set(['sip', 'sips', 'tel', 'tels', 'urn'])

/** The version must be SIP/2.0. */
export function checkVersion({ message }: Context): Verdict | null {
  const { version } = message
  return version === 'SIP/2.0' || version.toUpperCase() === 'SIP/2.0'
    ? null
    : verdict(505, 'Version Not Supported (R-URI)')
}

/** The request URI must be one that requests can be sent to (RFC 3261 section 8.2.2.1). */
export function checkScheme({ uri }: Context): Verdict | null {
  if (uri === null) return badRequest('Bad Request URI')
  return SCHEMES.has(uri.scheme) ? null : verdict(416, 'Unsupported URI Scheme in Request URI')
}
