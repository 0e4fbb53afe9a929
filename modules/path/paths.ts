/** Adds Paths to requests, as the parameters of the module have it. */

import { type Context, escapeUser, type Host, socketInUri } from 'siprose'

import type { OutboundApi } from 'siprose/modules/outbound'

import { PathHeader } from './path-header.ts'
import type { Notation } from './received.ts'

/** What the parameters say. */
export interface PathSettings {
  readonly received: string
  readonly notation: Notation
  readonly two: boolean
  readonly named: boolean
}

/** What a script says of one Path. */
export interface PathWish {
  /** The address to show instead of that of the socket, or null. */
  readonly address: string | null
  /** The user of the URI, '' for none. */
  readonly user: string
  /** Parameters, each with its semicolon. */
  readonly params: string
  /** Whether it says where the request came from. */
  readonly received: boolean
}

/** The Paths of one server. */
export class Paths {
  readonly #server: Host
  readonly #settings: PathSettings
  /** Who knows of flows; null where that module is not loaded. */
  outbound: OutboundApi | null = null

  constructor(server: Host, settings: PathSettings) {
    this.#server = server
    this.#settings = settings
  }

  /** Adds one before all others. */
  add(ctx: Context, { address, user, params, received }: PathWish): true {
    const { named, notation, two } = this.#settings
    const flow = user === '' && this.outbound?.isWanted(ctx) === true ? this.outbound : null
    const written = flow === null ? escapeUser(user) : flow.tokenFor(ctx)
    const seen = received ? `;${this.#settings.received}=${notation.print(ctx.peer)}` : ''
    const marks = `${flow === null ? '' : ';ob'}${two ? ';r2=on' : ''}`
    const inbound = two ? (address ?? socketInUri(this.#server, ctx.listener, named)) : null
    ctx.message.edits.addLate(
      new PathHeader({
        head: written === '' ? 'sip:' : `sip:${written}@`,
        address,
        named,
        tail: `;lr${seen}${params}${marks}`,
        inbound,
      }),
    )
    return true
  }
}
