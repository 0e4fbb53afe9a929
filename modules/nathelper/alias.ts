/** The address that a phone was seen at, as a parameter of its Contact: `alias=192.0.2.10~5060~1`. */

import { inUri, ipv4Key, ipv6Groups, parseUri, type Peer, type Proto } from 'siprose'

/** The number of a transport in the parameter: what existing ones have been written with. */
const numbers: Readonly<Record<Proto, number>> = { udp: 1, tcp: 2, tls: 3, sctp: 4, ws: 5, wss: 6 }

/** What the URI of an alias says of its transport, by number. `wss` is said by the scheme alone (RFC 7118 section 5.5). */
const transports: readonly (string | null)[] = [
  null,
  '',
  ';transport=tcp',
  ';transport=tls',
  ';transport=sctp',
  ';transport=ws',
  ';transport=ws',
]

const TILDE = '~'

/** The value of the parameter for where a message came from. */
export function aliasOf({ proto, address, port }: Peer): string {
  return aliasValue(inUri(address), port, proto)
}

/** The value of the parameter; the address is one, IPv6 in brackets. */
export function aliasValue(address: string, port: number, proto: Proto): string {
  return `${address}${TILDE}${port}${TILDE}${numbers[proto]}`
}

/** The URI that leads to where an alias says; null for a value that leads nowhere. */
export function aliasUri(value: string): string | null {
  const [address = '', port = '', number = '', more] = value.split(TILDE, 4)
  if (more !== undefined || number.length !== 1 || port === '') return null
  const transport = transports[number.charCodeAt(0) - 48] ?? null
  if (transport === null) return null
  const text = `sip:${address}:${port}`
  const uri = parseUri(text)
  return uri?.port === null || uri?.portEnd !== text.length || uri.user !== null
    ? null
    : text + transport
}

/** An address as it stands in a URI, IPv6 in brackets; null where the text is none. */
export function writtenAddress(text: string): string | null {
  if (ipv4Key(text) >= 0) return text
  const bare = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text
  return ipv6Groups(bare) === null ? null : inUri(bare)
}

/** A transport by its name in any case; null where it is none. */
export function protoNamed(text: string): Proto | null {
  const name = text.toLowerCase()
  return isProto(name) ? name : null
}

function isProto(name: string): name is Proto {
  return Object.hasOwn(numbers, name)
}
