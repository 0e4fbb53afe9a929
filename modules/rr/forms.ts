// hot
/** What a Record-Route can be: the addresses of sockets, an address for both sides, or what a script has written. */

import { type Way, wayInUri } from 'siprose'

import type { Form } from './record-route.ts'

/** When there are two, one for each side (RFC 5658). */
export const Sides = {
  /** Never. */
  ONE: 0,
  /** Where the sides differ. */
  DIFFERENT: 1,
  /** Always. */
  TWO: 2,
} as const

/** One of {@link Sides}. */
export type Sides = (typeof Sides)[keyof typeof Sides]

/** The side that a request came from. */
export interface Inbound {
  readonly proto: string
  readonly address: string
  readonly port: number
  /** Address, transport and name of the socket, as they stand in the URI: `192.0.2.1;transport=tcp`. */
  readonly text: string
}

/** How the URI begins and ends. */
export interface Ends {
  /** Up to the address: `sip:`, `sips:bob@`. */
  readonly head: string
  /** Behind it, but for what scripts add: `;lr;ftag=1`. */
  readonly tail: string
}

/** Names sockets: the one that the request came in on, and the one it leaves from where that is another. */
export class OfSockets implements Form {
  readonly #ends: Ends
  readonly #sides: Sides
  readonly #inbound: Inbound
  readonly #named: boolean

  /** @param named - whether the URIs have the names of the sockets */
  constructor(ends: Ends, sides: Sides, inbound: Inbound, named: boolean) {
    this.#ends = ends
    this.#sides = sides
    this.#inbound = inbound
    this.#named = named
  }

  linesFor(way: Way, params: string): string {
    const { head, tail } = this.#ends
    const inbound = this.#inbound
    if (!this.#isTwo(way)) return `Record-Route: <${head}${inbound.text}${tail}${params}>\r\n`
    const end = `;r2=on${tail}${params}>\r\n`
    const outbound = wayInUri(way, this.#named)
    return `Record-Route: <${head}${outbound}${end}Record-Route: <${head}${inbound.text}${end}`
  }

  #isTwo(way: Way): boolean {
    if (this.#sides !== Sides.DIFFERENT) return this.#sides === Sides.TWO
    const { proto, address, port } = this.#inbound
    return way.port !== port || way.proto !== proto || way.address !== address
  }
}

/** Shows one address on both sides. */
export class OfAddress implements Form {
  readonly #ends: Ends
  readonly #sides: Sides
  readonly #inbound: string
  readonly #address: string

  /** @param inbound - the transport that the request came in over */
  constructor(ends: Ends, sides: Sides, inbound: string, address: string) {
    this.#ends = ends
    this.#sides = sides
    this.#inbound = inbound
    this.#address = address
  }

  linesFor({ proto }: Way, params: string): string {
    const { head, tail } = this.#ends
    const start = `Record-Route: <${head}${this.#address}`
    const end = `${tail}${params}>\r\n`
    const inbound = this.#inbound
    if (this.#sides === Sides.TWO || (this.#sides === Sides.DIFFERENT && proto !== inbound)) {
      return `${start};transport=${proto};r2=on${end}${start};transport=${inbound};r2=on${end}`
    }
    return proto === inbound ? start + end : `${start};transport=${inbound}${end}`
  }
}

/** Is what a script has written. */
export class Preset implements Form {
  readonly #starts: readonly string[]

  /** @param starts - each URI up to the parameters that scripts add */
  constructor(starts: readonly string[]) {
    this.#starts = starts
  }

  linesFor(_way: Way, params: string): string {
    let lines = ''
    for (const start of this.#starts) lines += `Record-Route: <${start}${params}>\r\n`
    return lines
  }
}
