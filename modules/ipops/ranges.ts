/** What ranges of addresses are for. */

import { type Address, Kind } from './address.ts'
import { inSubnet, parseSubnets, type Subnet } from './subnets.ts'

interface Range {
  readonly name: string
  readonly networks: readonly Subnet[]
}

const range = (name: string, networks: string): Range => ({
  name,
  networks: parseSubnets(networks),
})

/** Ranges of IPv4 (RFC 6890, RFC 6598); the first that holds an address says what it is. */
const IPV4: readonly Range[] = [
  range('BROADCAST', '255.255.255.255'),
  range('PRIVATE', '10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,0.0.0.0/8'),
  range('SHARED', '100.64.0.0/10'),
  range('LOOPBACK', '127.0.0.0/8'),
  range('LINK-LOCAL', '169.254.0.0/16'),
  range('TEST-NET', '192.0.2.0/24,198.51.100.0/24,203.0.113.0/24'),
  range('6TO4-RELAY', '192.88.99.0/24'),
  range('MULTICAST', '224.0.0.0/4'),
  range('RESERVED', '192.0.0.0/24,198.18.0.0/15,240.0.0.0/4'),
]

/** Ranges of IPv6 (the registries of IANA), as above. */
const IPV6: readonly Range[] = [
  range('UNSPECIFIED', '::'),
  range('LOOPBACK', '::1'),
  range('IPV4MAP', '::ffff:0:0/96'),
  range('DISCARD', '100::/64'),
  range('TEREDO', '2001::/32'),
  range('BMWG', '2001:2::/48'),
  range('DOCUMENTATION', '2001:db8::/32'),
  range('ORCHID', '2001:10::/28'),
  range('6TO4', '2002::/16'),
  range('GLOBAL-UNICAST', '2000::/3'),
  range('UNIQUE-LOCAL-UNICAST', 'fc00::/7'),
  range('LINK-LOCAL-UNICAST', 'fe80::/10'),
  range('MULTICAST', 'ff00::/8'),
]

const PRIVATE = parseSubnets('10.0.0.0/8,172.16.0.0/12,192.168.0.0/16')

/** What an address is for: `PRIVATE`, `GLOBAL-UNICAST`. */
export function purposeOf(address: Address): string {
  const bare = withoutBrackets(address)
  const ranges = bare.kind === Kind.IPV4 ? IPV4 : IPV6
  const rest = bare.kind === Kind.IPV4 ? 'PUBLIC' : 'RESERVED'
  return ranges.find(({ networks }) => inAny(bare, networks))?.name ?? rest
}

function withoutBrackets(address: Address): Address {
  return address.kind === Kind.REFERENCE ? { ...address, kind: Kind.IPV6 } : address
}

/** Whether an address is in one of some networks. */
export function inAny(address: Address, networks: readonly Subnet[]): boolean {
  for (const network of networks) if (inSubnet(address, network)) return true
  return false
}

/** Whether an address is private to a site (RFC 1918). */
export function isPrivate(address: Address): boolean {
  return inAny(address, PRIVATE)
}
