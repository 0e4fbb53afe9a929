// hot
/** The AVPs and XAVPs of a message, made when somebody first asks: the messages of a transaction have them in common. */

import { Avps } from './avp.ts'
import { Xavps } from './xavp.ts'

/** Lists that live as long as the messages that share them. */
export class MessageLists {
  #avps: Avps | null = null
  #xavps: Xavps | null = null

  /** The AVPs. */
  get avps(): Avps {
    this.#avps ??= new Avps()
    return this.#avps
  }

  /** The XAVPs, and their relatives. */
  get xavps(): Xavps {
    this.#xavps ??= new Xavps()
    return this.#xavps
  }
}
