/** The core parameters about sockets and UDP, and what they mean for the network. */

import type { UdpTuning } from '../../net/udp-options.ts'

/** Documented in the core's tables of sockets, UDP and Via. */
export interface UdpSettings {
  readonly mhomed: boolean
  readonly auto_bind_ipv6: boolean
  readonly bind_ipv6_link_local: number
  readonly ip_free_bind: number
  readonly tos: number | string
  readonly pmtu_discovery: number
  readonly maxbuffer: number
  readonly maxsndbuffer: number
  readonly 'net.udp_segmentation': number
  readonly udp_accept_proxy: boolean
  readonly 'net.udp_proxy_lifetime': number
  readonly 'net.udp_proxy_max_clients': number
  readonly mcast: string | null
  readonly mcast_loopback: boolean
  readonly mcast_ttl: number
  readonly udp_mtu: number
  readonly udp_mtu_try_proto: string
  readonly udp4_raw: number
  readonly udp4_raw_mtu: number
  readonly udp4_raw_ttl: number
  readonly advertised_address: string | null
  readonly advertised_port: number
  readonly ipv6_hex_style: string
  readonly force_rport: boolean
  readonly local_rport: boolean
  readonly reply_to_via: boolean
}

/** The types of service of RFC 1349, as the field names them. */
const TYPES_OF_SERVICE: ReadonlyMap<string, number> = new Map([
  ['IPTOS_LOWDELAY', 0x10],
  ['IPTOS_THROUGHPUT', 0x08],
  ['IPTOS_RELIABILITY', 0x04],
  ['IPTOS_MINCOST', 0x02],
])

/** What the values of `pmtu_discovery` mean. */
const FRAGMENTS = ['allowed', 'never', 'known'] as const

/** What the values of `net.udp_segmentation` mean. */
const SEGMENTATIONS = ['never', 'unless-captured', 'always'] as const

/** The byte that packets are marked with. */
export function tosByte({ tos }: Pick<UdpSettings, 'tos'>): number {
  return typeof tos === 'number' ? tos : (TYPES_OF_SERVICE.get(tos) ?? 0)
}

/** What the core's parameters say of UDP sockets. */
export function udpTuning(settings: UdpSettings): UdpTuning {
  return {
    receiveBufferBytes: settings.maxbuffer,
    sendBufferBytes: settings.maxsndbuffer,
    tos: tosByte(settings),
    fragments: FRAGMENTS[settings.pmtu_discovery] ?? 'allowed',
    freeBind: settings.ip_free_bind !== 0,
    segmentation: SEGMENTATIONS[settings['net.udp_segmentation']] ?? 'never',
    multicast: {
      interface: settings.mcast === '' ? null : settings.mcast,
      loopback: settings.mcast_loopback,
      ttl: settings.mcast_ttl < 0 ? null : settings.mcast_ttl,
    },
  }
}
