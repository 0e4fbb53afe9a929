/** Domain names: which may be asked for, and how they are put together. */

import { ipv4Key, ipv6Groups } from '../../ip-address.ts'
import type { Proto } from '../../peer.ts'

const MAX_NAME = 253
const MAX_LABEL = 63

const nameChar = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x30 && code <= 0x39) ||
  (code >= 0x41 && code <= 0x5a) ||
  code === 0x2d ||
  code === 0x5f

/**
 * The one way to write a domain name, or null for a text that is none.
 *
 * Letters, digits, hyphens and underscores in labels of RFC 1035's sizes pass. A name of which the last label is a number
 * cannot exist, so broken addresses are never asked for.
 *
 * @param text - a name from a message, a configuration or an answer; a dot at its end is dropped
 * @returns the name in lower case
 *
 * @example What passes and what does not
 * ```ts
 * domainName('SIP.Example.COM.') // 'sip.example.com'
 * domainName('192.0.2.300') // null
 * domainName('exa mple.com') // null
 * ```
 */
export function domainName(text: string): string | null {
  const end = text.endsWith('.') ? text.length - 1 : text.length
  if (end < 1 || end > MAX_NAME) return null
  let label = 0
  let number = true
  for (let at = 0; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x2e) {
      if (label === 0) return null
      label = 0
      number = true
      continue
    }
    if (!nameChar(code) || ++label > MAX_LABEL) return null
    if (code < 0x30 || code > 0x39) number = false
  }
  if (label === 0 || number) return null
  return (end === text.length ? text : text.slice(0, end)).toLowerCase()
}

const SERVICE: Readonly<Record<Proto, string>> = {
  udp: '_sip._udp',
  tcp: '_sip._tcp',
  tls: '_sips._tcp',
  sctp: '_sip._sctp',
  ws: '_sip._ws',
  wss: '_sips._ws',
}

/**
 * The name under which a domain lists the hosts that take SIP over a transport.
 *
 * @param proto - the transport
 * @param host - the domain
 *
 * @rfc 3263 section 4.1
 */
export function serviceName(proto: Proto, host: string): string {
  return `${SERVICE[proto]}.${host}`
}

/**
 * The name under which an address is asked for its own name.
 *
 * @param address - IPv4, or IPv6 without brackets
 * @returns null where it is no address
 *
 * @example Both families
 * ```ts
 * reverseName('192.0.2.1') // '1.2.0.192.in-addr.arpa'
 * reverseName('2001:db8::1') // '1.0.0.0. … .8.b.d.0.1.0.0.2.ip6.arpa'
 * ```
 *
 * @rfc 3596 section 2.5
 */
export function reverseName(address: string): string | null {
  if (ipv4Key(address) >= 0) return `${address.split('.').toReversed().join('.')}.in-addr.arpa`
  const groups = ipv6Groups(address)
  if (groups === null) return null
  const digits = groups
    .slice(0, 8)
    .map((group) => group.toString(16).padStart(4, '0'))
    .join('')
  return `${[...digits].toReversed().join('.')}.ip6.arpa`
}
