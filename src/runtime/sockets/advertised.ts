/** What a socket shows of itself in Via and Record-Route, where it is not its own address. */

import { ipv6Groups } from '../../net/ip-address.ts'
import { systemAddresses } from './present-addresses.ts'
import type { Advertised } from '../../net/listener.ts'
import type { Binding } from './bindings.ts'
import type { UdpSettings } from '../settings/udp.ts'

/** Addresses for documentation: nobody is there, and what the system would send from to them it sends from to all. */
const FAR = { 4: '203.0.113.1', 6: '2001:db8::1' } as const

/** Whether an address stands for all of the machine's. */
export function isAnyAddress(address: string): boolean {
  return address === '0.0.0.0' || address === '::'
}

/**
 * What a socket advertises; null where that is its own address.
 *
 * @param binding - the socket
 * @param settings - the parameters that win over it
 * @param outgoing - the address that the machine sends from to another; null where it sends nothing there
 */
export function advertisedBy(
  binding: Pick<Binding, 'address' | 'family' | 'port' | 'advertised'>,
  settings: Pick<UdpSettings, 'advertised_address' | 'advertised_port' | 'ipv6_hex_style'>,
  outgoing: (to: string) => string | null,
): Advertised | null {
  const { address, family, port, advertised } = binding
  let host = settings.advertised_address ?? advertised?.address ?? null
  if (host === null && isAnyAddress(address)) host = ownAddress(family, outgoing)
  const zone = address.indexOf('%')
  if (host === null && zone >= 0) host = address.slice(0, zone)
  const text = styled(bare(host ?? address), settings.ipv6_hex_style)
  if (host === null && text === address && settings.advertised_port === 0) return null
  return {
    address: text,
    port: settings.advertised_port === 0 ? (advertised?.port ?? port) : settings.advertised_port,
  }
}

/** An address that others can reach the machine at, as far as it knows itself. */
function ownAddress(family: 4 | 6, outgoing: (to: string) => string | null): string {
  const loopback = family === 4 ? '127.0.0.1' : '::1'
  const known = outgoing(FAR[family])
  if (known !== null) return known
  const other = systemAddresses().find(
    (address) =>
      address.includes(':') === (family === 6) &&
      !address.startsWith('127.') &&
      !/^(?:::1$|fe80)/.test(address),
  )
  return other ?? loopback
}

/** An IPv6 address as `ipv6_hex_style` has it; anything else as it is. */
function styled(host: string, style: string): string {
  const groups = style === 'c' ? null : ipv6Groups(host)
  if (groups === null) return host
  const text = groups
    .slice(0, 8)
    .map((group) => group.toString(16))
    .join(':')
  return style === 'A' ? text.toUpperCase() : text
}

function bare(host: string): string {
  return host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host
}
