/**
 * The PROXY protocol, versions 1 and 2: what a load balancer says of the peer behind it, before the peer's first byte.
 *
 * It is read strictly: whoever may write it decides who the server believes to talk to.
 */

import { canonicalAddress, ipv4Key, ipv4Text, ipv6Text } from '../ip-address.ts'

/** Who a balancer announces. */
export interface ProxyAnnouncement {
  /** How many bytes the header has; what follows is the peer's. */
  readonly length: number
  /** The peer's address, IPv6 without brackets; null where the balancer speaks for itself or does not know. */
  readonly address: string | null
  /** The peer's port; 0 where there is no address. */
  readonly port: number
}

/** What the first bytes of a connection are: a whole header, the beginning of one, or none. */
export type ProxyVerdict = ProxyAnnouncement | 'more' | 'bad'

/** The longest line of version 1, with its line end, as its authors give it. */
const MAX_LINE = 107
/** Bytes of addresses and extensions behind the fixed part of version 2; balancers write some hundred. */
const MAX_EXTENSIONS = 2048

const SIGNATURE = Buffer.from('\r\n\r\n\0\r\nQUIT\n', 'latin1')
const FIXED_BYTES = 16
const LINE_START = Buffer.from('PROXY ', 'latin1')

/** No header is longer, whatever it says of itself. */
export const MAX_PROXY_HEADER: number = FIXED_BYTES + MAX_EXTENSIONS

const CR = 0x0d
const LF = 0x0a
const FIRST_BYTE_OF_V2 = CR

const LOCAL = 0x20
const PROXY = 0x21
const UNSPECIFIED = 0x00
const TCP_OVER_IPV4 = 0x11
const TCP_OVER_IPV6 = 0x21
const UDP_OVER_IPV4 = 0x12
const UDP_OVER_IPV6 = 0x22
const IPV4_BYTES = 12
const IPV6_BYTES = 36

/**
 * Reads the header at the beginning of what has arrived.
 *
 * @param bytes - all that has arrived so far
 * @param datagram - true where the balancer passes datagrams on, each with a header of its own
 * @returns `more` only while the bytes are the beginning of a header, so never for more than {@link MAX_PROXY_HEADER} of them
 */
export function readProxyHeader(bytes: Buffer, datagram = false): ProxyVerdict {
  if (bytes.length === 0) return 'more'
  return bytes[0] === FIRST_BYTE_OF_V2 ? readBinary(bytes, datagram) : readLine(bytes)
}

function startsAs(bytes: Buffer, wanted: Buffer): boolean {
  const length = Math.min(bytes.length, wanted.length)
  return bytes.compare(wanted, 0, length, 0, length) === 0
}

/** Version 1: `PROXY TCP4 198.51.100.7 192.0.2.1 40001 5060`. */
function readLine(bytes: Buffer): ProxyVerdict {
  if (!startsAs(bytes, LINE_START)) return 'bad'
  const cr = bytes.subarray(0, MAX_LINE).indexOf(CR)
  if (cr < 0) return bytes.length < MAX_LINE - 1 ? 'more' : 'bad'
  if (cr + 1 >= bytes.length) return cr + 2 <= MAX_LINE ? 'more' : 'bad'
  if (bytes[cr + 1] !== LF || cr + 2 > MAX_LINE) return 'bad'
  const words = bytes.toString('latin1', 0, cr).split(' ')
  const length = cr + 2
  if (words[1] === 'UNKNOWN') return { length, address: null, port: 0 }
  const [, family, source = '', target = '', sourcePort = '', targetPort = ''] = words
  const read = family === 'TCP4' ? plainIPv4 : family === 'TCP6' ? plainIPv6 : null
  if (words.length !== 6 || read === null || read(target) === null) return 'bad'
  if (!isPort(sourcePort) || !isPort(targetPort)) return 'bad'
  const address = read(source)
  return address === null ? 'bad' : { length, address, port: Number(sourcePort) }
}

function plainIPv4(text: string): string | null {
  return ipv4Key(text) < 0 ? null : text
}

/** A zone would name an interface of the balancer's machine, not of this one. */
function plainIPv6(text: string): string | null {
  return text.includes(':') && !text.includes('%') ? canonicalAddress(text) : null
}

function isPort(text: string): boolean {
  return /^(?:0|[1-9]\d{0,4})$/.test(text) && Number(text) <= 65_535
}

function readBinary(bytes: Buffer, datagram: boolean): ProxyVerdict {
  if (!startsAs(bytes, SIGNATURE)) return 'bad'
  const command = bytes[12] ?? PROXY
  const overIPv4 = datagram ? UDP_OVER_IPV4 : TCP_OVER_IPV4
  const overIPv6 = datagram ? UDP_OVER_IPV6 : TCP_OVER_IPV6
  const family = bytes[13] ?? overIPv4
  if (command !== PROXY && command !== LOCAL) return 'bad'
  if (bytes.length < FIXED_BYTES) return 'more'
  const following = bytes.readUInt16BE(14)
  if (following > MAX_EXTENSIONS) return 'bad'
  const length = FIXED_BYTES + following
  const silent = command === LOCAL || family === UNSPECIFIED
  if (!silent && following < addressBytes(family, overIPv4, overIPv6)) return 'bad'
  if (bytes.length < length) return 'more'
  if (silent) return { length, address: null, port: 0 }
  return family === overIPv4
    ? { length, address: ipv4Text(bytes.readUInt32BE(FIXED_BYTES)), port: bytes.readUInt16BE(24) }
    : { length, address: ipv6At(bytes, FIXED_BYTES), port: bytes.readUInt16BE(48) }
}

/** The bytes that addresses of a family take; more than there can be for one that the transport has not. */
function addressBytes(family: number, overIPv4: number, overIPv6: number): number {
  if (family === overIPv4) return IPV4_BYTES
  return family === overIPv6 ? IPV6_BYTES : Infinity
}

function ipv6At(bytes: Buffer, at: number): string {
  const groups = Array.from({ length: 8 }, (_, index) => bytes.readUInt16BE(at + index * 2))
  return ipv6Text(groups, 0)
}
