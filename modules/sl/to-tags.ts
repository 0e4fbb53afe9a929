// hot
/** Tags that replies without a transaction have in To: the same for each copy of a request, known again in its ACK. */

import { type Message, randomToken, type Random, TextHash } from 'siprose'

const MAGIC_COOKIE = 'z9hG4bK'

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
    const { via, cseq } = request
    const hash = this.#hash.reset()
    const branch = via === null ? null : via.branch
    // a branch with the cookie names the transaction by itself (RFC 3261 section 8.1.1.7)
    if (branch !== null && branch.startsWith(MAGIC_COOKIE)) hash.add(branch)
    else hash.add(branch ?? '').add(request.callId ?? '')
    hash.addNumber(cseq === null ? 0 : cseq.number)
    return this.#signature + hash.digits()
  }

  /** Tells whether an ACK belongs to a reply that had a tag of this server. */
  acknowledged(ack: Message): boolean {
    const tag = ack.to?.tag ?? null
    return tag !== null && tag.startsWith(this.#signature) && tag === this.of(ack)
  }
}
