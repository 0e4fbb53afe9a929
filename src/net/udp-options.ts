import type { Joins } from './batch/joins.ts'
import type { Advertised } from './listener.ts'

/**
 * How packets may be cut into fragments: `allowed` on their way, `never`, or only as the system knows what fits through the
 * way (`known`), before they leave or, for IPv4, on their way where it knows nothing better.
 */
export type Fragments = 'allowed' | 'never' | 'known'

/** How a UDP socket reaches and hears groups (RFC 1112, RFC 3493 section 5.2). */
export interface MulticastOptions {
  /** The interface that groups are joined on; null lets the system choose. */
  readonly interface: string | null
  /** Whether this machine hears what it sends to a group itself. */
  readonly loopback: boolean
  /** How many hops what is sent to a group may go; null leaves it to the system, which takes 1. */
  readonly ttl: number | null
}

/** What the system is told about a UDP socket beyond its address. */
export interface UdpTuning {
  /** Bytes the kernel should keep for what has arrived; it gives less where its own limit is lower. */
  readonly receiveBufferBytes: number
  /** Bytes the kernel should take before it says that there are too many. */
  readonly sendBufferBytes: number
  /** The byte that marks packets in their headers: type of service, or traffic class in IPv6; null leaves the system's. */
  readonly tos: number | null
  /** How packets may be cut into fragments; null leaves it to the system. */
  readonly fragments: Fragments | null
  /** Whether the address may be one that the machine does not have yet. */
  readonly freeBind: boolean
  /** When datagrams of one size to one peer may go to the kernel as one, where it can cut them apart. */
  readonly segmentation: 'never' | 'unless-captured' | 'always'
  readonly multicast: MulticastOptions
}

/** A UDP socket about which nothing is said. */
export const UDP_TUNING: UdpTuning = {
  receiveBufferBytes: 4 * 1024 * 1024,
  sendBufferBytes: 4 * 1024 * 1024,
  tos: null,
  fragments: null,
  freeBind: false,
  segmentation: 'unless-captured',
  multicast: { interface: null, loopback: false, ttl: null },
}

/** What a UDP listener is made from, whichever way it reads. */
export interface UdpOptions {
  readonly family: 4 | 6
  /** IPv6 without brackets. */
  readonly address: string
  /** 0 for any free one. */
  readonly port: number
  readonly advertised: Advertised | null
  /** Lets several sockets share the port, one a worker. */
  readonly reusePort: boolean
  /** When datagrams to one peer may go to the kernel as one; only where they are sent in batches. */
  readonly joins: Joins
  readonly tuning: UdpTuning
}
