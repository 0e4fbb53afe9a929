/** Addresses of record compared. */
import { type Uri, unescapeUri } from 'siprose'

/** Whether two SIP URIs have the same user, host and port. */
export function sameAor(a: Uri, b: Uri): boolean {
  return (
    unescapeUri(a.user ?? '') === unescapeUri(b.user ?? '') &&
    a.host.toLowerCase() === b.host.toLowerCase() &&
    portOf(a) === portOf(b)
  )
}

/** The port that stands for nothing written is that of `sip`, whatever the scheme: the scheme does not count. */
function portOf(uri: Uri): number {
  return uri.port ?? 5060
}
