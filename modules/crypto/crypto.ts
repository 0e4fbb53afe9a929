/** What one server encrypts with. */

import { type Event, type Host, type ModuleLog, SiproseError } from 'siprose'

import { Boxes } from './boxes.ts'
import { Netio } from './netio.ts'

/** What is needed of the module. */
interface Owner {
  readonly server: Host
  readonly log: ModuleLog
  readonly params: {
    readonly salt: string
    readonly key_derivation: number
    readonly init_vector: string
    readonly register_evcb: boolean
    readonly netio_key: string
  }
  readonly events: { readonly netio: Event }
}

/** One server's keys, and its messages on the wire where they are shown to a route. */
export class Crypto {
  readonly boxes: Boxes
  readonly #owner: Owner
  /** Null where no message is shown. */
  netio: Netio | null = null

  /**
   * @param owner - the module
   * @throws SiproseError `crypto/no-netio-key` where messages are shown and there is no password for them
   */
  constructor(owner: Owner) {
    const { server, params } = owner
    this.#owner = owner
    this.boxes = new Boxes(server.random, {
      salt: params.salt,
      derives: params.key_derivation === 1,
      initVector: params.init_vector,
    })
    if (params.register_evcb && params.netio_key === '') {
      throw new SiproseError(
        'crypto/no-netio-key',
        '`register_evcb` shows messages to be encrypted, and `netio_key`, the password for that, is not set',
      )
    }
  }

  /** Has messages shown to the route, where both are asked for; before the sockets are opened. */
  start(): void {
    const { server, log, params, events } = this.#owner
    if (!params.register_evcb || !events.netio.wanted) return
    this.netio = new Netio(server, log, events.netio, this.boxes.keysOf(params.netio_key))
    server.watchBytes(this.netio)
  }
}
