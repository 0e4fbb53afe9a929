// hot
/** Tags that replies without a transaction have in To: the same for each copy of a request, known again in its ACK. */

import { type Message, randomToken, type Random, TextHash } from 'siprose'

/** The tags of one server. */
export class ToTags {
  readonly #signature: string
  readonly #hash = new TextHash()

  /** @param random - makes the signature, by which the server knows its own tags */
  constructor(random: Random) {
    this.#signature = `${randomToken(random, 1)}.`
  }

  /**
   * The tag for replies to a request.
   *
   * It is made of what the ACK to a final reply other than 2xx shares with the request (RFC 3261 section 17.1.1.3), so that
   * nothing has to be kept.
   */
  of(request: Message): string {
    const { via, from, cseq } = request
    const hash = this.#hash.reset()
    if (via !== null) {
      hash.add(via.host).addNumber(via.port ?? 0)
      if (via.branch !== null) hash.add(via.branch)
    }
    hash.add(request.callId ?? '').addNumber(cseq === null ? 0 : cseq.number)
    if (from !== null && from.tag !== null) hash.add(from.tag)
    return this.#signature + hash.digits()
  }

  /** Tells whether an ACK belongs to a reply that had a tag of this server. */
  acknowledged(ack: Message): boolean {
    const tag = ack.to?.tag ?? null
    return tag !== null && tag.startsWith(this.#signature) && tag === this.of(ack)
  }
}
