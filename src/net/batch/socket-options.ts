/** What Linux is told about a datagram socket before it is bound, as the numbers and bytes of `setsockopt`. */

import { NetError } from '../net-error.ts'
import type { NetFacts } from '../net-error.ts'
import { interfaceIndex } from '../interfaces.ts'
import { isMulticast } from '../multicast.ts'
import type { UdpTuning } from '../udp-options.ts'
import { socketAddress } from './target-addresses.ts'

const SOL_SOCKET = 1
const SO_SNDBUF = 7
const SO_RCVBUF = 8
const SO_REUSEPORT = 15

const IPPROTO_IP = 0
const IP_TOS = 1
const IP_MTU_DISCOVER = 10
const IP_FREEBIND = 15
const IP_MULTICAST_TTL = 33
const IP_MULTICAST_LOOP = 34
const IP_ADD_MEMBERSHIP = 35
const IP_PMTUDISC_DONT = 0
const IP_PMTUDISC_WANT = 1
const IP_PMTUDISC_DO = 2

const IPPROTO_IPV6 = 41
const IPV6_MULTICAST_HOPS = 18
const IPV6_MULTICAST_LOOP = 19
const IPV6_ADD_MEMBERSHIP = 20
const IPV6_MTU_DISCOVER = 23
const IPV6_V6ONLY = 26
const IPV6_TCLASS = 67

const DISCOVERIES = {
  allowed: IP_PMTUDISC_DONT,
  known: IP_PMTUDISC_WANT,
  never: IP_PMTUDISC_DO,
} as const

/** One call of `setsockopt`. */
export interface SocketOption {
  readonly level: number
  readonly option: number
  readonly value: Buffer
  /** What the socket cannot do when the system says no, where that must not be overlooked. */
  readonly needed: string | null
}

/** What decides about the options of a socket. */
export interface OptionsFor {
  readonly family: 4 | 6
  readonly address: string
  readonly reusePort: boolean
  readonly tuning: UdpTuning
}

function integer(level: number, option: number, value: number): SocketOption {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32LE(value)
  return { level, option, value: bytes, needed: null }
}

/**
 * The options of a datagram socket, in the order they are to be set.
 *
 * @throws NetError when the interface for its groups is none of this machine
 */
export function socketOptions(wanted: OptionsFor, facts: NetFacts): readonly SocketOption[] {
  const { family, reusePort, tuning } = wanted
  const { receiveBufferBytes, sendBufferBytes, tos, fragments, freeBind } = tuning
  const four = family === 4
  const found: SocketOption[] = []
  if (!four) found.push(integer(IPPROTO_IPV6, IPV6_V6ONLY, 1))
  if (reusePort) found.push(integer(SOL_SOCKET, SO_REUSEPORT, 1))
  found.push(integer(SOL_SOCKET, SO_RCVBUF, receiveBufferBytes))
  found.push(integer(SOL_SOCKET, SO_SNDBUF, sendBufferBytes))
  if (tos !== null) {
    found.push(four ? integer(IPPROTO_IP, IP_TOS, tos) : integer(IPPROTO_IPV6, IPV6_TCLASS, tos))
  }
  if (fragments !== null) {
    const value = DISCOVERIES[fragments]
    if (four) found.push(integer(IPPROTO_IP, IP_MTU_DISCOVER, value))
    else found.push(integer(IPPROTO_IPV6, IPV6_MTU_DISCOVER, value))
  }
  // Linux takes this one for both families.
  if (freeBind) found.push(integer(IPPROTO_IP, IP_FREEBIND, 1))
  found.push(...multicastOptions(wanted, facts))
  return found
}

function multicastOptions({ family, address, tuning }: OptionsFor, facts: NetFacts) {
  const { interface: name, loopback, ttl } = tuning.multicast
  const group = isMulticast(address)
  const index = name === null ? 0 : interfaceIndex(name)
  if (group && name !== null && index === 0) {
    const message = `\`${name}\` is no interface of this machine, so no group can be joined on it`
    throw new NetError('net/no-such-interface', message, facts)
  }
  const found: SocketOption[] = []
  const four = family === 4
  if (four) {
    found.push(integer(IPPROTO_IP, IP_MULTICAST_LOOP, loopback ? 1 : 0))
    if (ttl !== null) found.push(integer(IPPROTO_IP, IP_MULTICAST_TTL, ttl))
  } else {
    found.push(integer(IPPROTO_IPV6, IPV6_MULTICAST_LOOP, loopback ? 1 : 0))
    if (ttl !== null) found.push(integer(IPPROTO_IPV6, IPV6_MULTICAST_HOPS, ttl))
  }
  if (!group) return found
  const value = four ? request4(address, index) : request6(address, index)
  const [level, join] = four ? [IPPROTO_IP, IP_ADD_MEMBERSHIP] : [IPPROTO_IPV6, IPV6_ADD_MEMBERSHIP]
  found.push({ level, option: join, value, needed: `join the group ${address}` })
  return found
}

/** struct ip_mreqn: group 0, own address 4, interface 8. */
function request4(group: string, index: number): Buffer {
  const bytes = Buffer.alloc(12)
  socketAddress(4, group, 0)?.copy(bytes, 0, 4, 8)
  bytes.writeInt32LE(index, 8)
  return bytes
}

/** struct ipv6_mreq: group 0, interface 16. */
function request6(group: string, index: number): Buffer {
  const bytes = Buffer.alloc(20)
  const address = socketAddress(6, group, 0)
  address?.copy(bytes, 0, 8, 24)
  bytes.writeInt32LE(index === 0 ? (address?.readInt32LE(24) ?? 0) : index, 16)
  return bytes
}
