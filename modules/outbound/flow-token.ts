/** A flow as the user of a URI, with a seal that tells ours from others' (RFC 5626 section 5.2). */

import { createHmac, timingSafeEqual } from 'node:crypto'

import { ipv4Key, ipv4Text, ipv6Groups, ipv6Text, type Proto } from 'siprose'

/** One end of a flow. */
export interface End {
  readonly address: string
  readonly port: number
}

/** A flow, as far as a token knows it. */
export interface FlowEnds {
  readonly proto: Proto
  /** Our end. */
  readonly own: End
  readonly peer: End
}

/** The transports, each at the number that stands for it. */
const protos: readonly Proto[] = ['udp', 'tcp', 'tls', 'sctp', 'ws', 'wss']

/** Added to the number of the transport where addresses are of IPv6. */
const IPV6 = 0x80

/** Bytes of the seal; 2^128 tries are nobody's. */
const SEAL = 16
const IPV4_BYTES = SEAL + 1 + 2 * (4 + 2)
const IPV6_BYTES = SEAL + 1 + 2 * (16 + 2)

/** How long tokens are: four characters for three bytes. */
const LENGTHS: ReadonlySet<number> = new Set([
  Math.ceil((IPV4_BYTES * 4) / 3),
  Math.ceil((IPV6_BYTES * 4) / 3),
])

/** Makes tokens, and reads those it has made. */
export class FlowTokens {
  readonly #key: string | Buffer

  /** @param key - what nobody else knows */
  constructor(key: string | Buffer) {
    this.#key = key
  }

  /** The token of a flow. */
  print({ proto, own, peer }: FlowEnds): string {
    const ipv6 = own.address.includes(':')
    const bytes = Buffer.alloc(ipv6 ? IPV6_BYTES : IPV4_BYTES)
    bytes[SEAL] = protos.indexOf(proto) | (ipv6 ? IPV6 : 0)
    writeEnd(bytes, writeEnd(bytes, SEAL + 1, own), peer)
    this.#seal(bytes).copy(bytes, 0, 0, SEAL)
    return bytes.toString('base64url')
  }

  /** The flow of a token: null for a text that is none, `tampered` for one that somebody else has made. */
  parse(text: string): FlowEnds | 'tampered' | null {
    if (!LENGTHS.has(text.length) || !/^[\w-]+$/.test(text)) return null
    const bytes = Buffer.from(text, 'base64url')
    if (!timingSafeEqual(bytes.subarray(0, SEAL), this.#seal(bytes).subarray(0, SEAL))) {
      return 'tampered'
    }
    const kind = bytes[SEAL] ?? 0
    const proto = protos[kind & ~IPV6]
    if (proto === undefined) return 'tampered'
    const size = (kind & IPV6) === 0 ? 4 : 16
    return {
      proto,
      own: readEnd(bytes, SEAL + 1, size),
      peer: readEnd(bytes, SEAL + 1 + size + 2, size),
    }
  }

  #seal(bytes: Buffer): Buffer {
    return createHmac('sha256', this.#key).update(bytes.subarray(SEAL)).digest()
  }
}

/** Writes address and port; gives where the next goes. */
function writeEnd(bytes: Buffer, at: number, { address, port }: End): number {
  const key = ipv4Key(address)
  if (key >= 0) {
    bytes.writeUInt32BE(key, at)
    return bytes.writeUInt16BE(port, at + 4)
  }
  const groups = ipv6Groups(address)
  for (let i = 0; i < 8; i++) bytes.writeUInt16BE(groups?.[i] ?? 0, at + 2 * i)
  return bytes.writeUInt16BE(port, at + 16)
}

function readEnd(bytes: Buffer, at: number, size: number): End {
  const port = bytes.readUInt16BE(at + size)
  if (size === 4) return { address: ipv4Text(bytes.readUInt32BE(at)), port }
  const groups = Array.from({ length: 8 }, (_, i) => bytes.readUInt16BE(at + 2 * i))
  return { address: ipv6Text(groups, 0), port }
}
