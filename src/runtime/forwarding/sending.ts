import type { Proto } from '../../net/peer.ts'

/** What a script says of how one message leaves. Most messages have none. */
export class Sending {
  /** What Via shows instead of the socket's address, or null. */
  advertisedAddress: string | null = null
  /** What Via shows instead of the socket's port, or 0. */
  advertisedPort = 0
  /** Whether our Via asks for `rport`. */
  localRport = false
  /** The transport to take where the message is too long for UDP, or null. */
  longTransport: Proto | null = null
  /** Failures that put no destination on the block list: bits of `BlockCause`. */
  ignoredCauses = 0
  /** Whether our Via shows the number of this server. */
  viaServerId = false
  /** Whether our Via has the fields of an XAVP as parameters. */
  viaParams = false
  /** Whether our Via shows the address of an XAVP. */
  viaFields = false
}
