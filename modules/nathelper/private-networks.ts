/** Addresses that nobody on the Internet can send to. */

import { ipv4Key } from 'siprose'

/** First address and length of a network; `reserved` ones are looked at only when that is asked for. */
interface Network {
  readonly first: number
  readonly bits: number
  readonly reserved: boolean
}

function network(text: string, bits: number, reserved = false): Network {
  return { first: ipv4Key(text), bits, reserved }
}

const networks: readonly Network[] = [
  network('10.0.0.0', 8), // RFC 1918
  network('172.16.0.0', 12),
  network('192.168.0.0', 16),
  network('100.64.0.0', 10), // RFC 6598, behind the NAT of a provider
  network('192.0.0.0', 29), // RFC 7335, IPv4 over IPv6
  network('192.0.0.0', 24, true), // RFC 6890, for protocols
]

/**
 * Tells whether an address is a private one.
 *
 * @param key - the IPv4 address as a number; anything below 1 is none
 * @param withReserved - whether networks that are kept for protocols count too
 */
export function isPrivate(key: number, withReserved: boolean): boolean {
  if (key <= 0) return false
  for (const { first, bits, reserved } of networks) {
    if ((!reserved || withReserved) && (key ^ first) >>> (32 - bits) === 0) return true
  }
  return false
}
