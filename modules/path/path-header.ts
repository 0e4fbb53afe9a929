/** A Path of ours, whose address is known once the request leaves (RFC 3327 section 5.2). */

import { type LateHeader, type Way, wayInUri } from 'siprose'

/** What a script wants. */
export interface PathParts {
  /** Up to the address: `sip:`, `sip:edge@`. */
  readonly head: string
  /** The address to show, with its parameters; null shows the socket. */
  readonly address: string | null
  /** Whether the URI has the name of its socket. */
  readonly named: boolean
  /** Behind the address: `;lr;received=…`. */
  readonly tail: string
  /** The address of the socket that the request came in on, where there are two; else null. */
  readonly inbound: string | null
}

/** One Path, or two. */
export class PathHeader implements LateHeader {
  readonly #parts: PathParts

  constructor(parts: PathParts) {
    this.#parts = parts
  }

  linesFor(way: Way): string {
    const { head, address, named, tail, inbound } = this.#parts
    const outbound = address ?? wayInUri(way, named)
    const first = `Path: <${head}${outbound}${tail}>\r\n`
    return inbound === null ? first : `${first}Path: <${head}${inbound}${tail}>\r\n`
  }
}
