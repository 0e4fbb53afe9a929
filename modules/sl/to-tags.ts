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
   * It is made of what the ACK to a final reply other than 2xx shares with the request, so that nothing has to be kept: of what
   * names a transaction (RFC 3261 section 17.2.3), and for senders older than that also of the dialog's parts.
   */
  of(request: Message): string {
    const { via } = request
    const hash = this.#hash.reset()
    if (via === null || via.branch === null || !via.branch.startsWith(MAGIC_COOKIE)) {
      hash.add(request.callId ?? '').add(request.from?.tag ?? '')
      hash.addNumber(request.cseq?.number ?? 0)
    }
    if (via !== null)
      hash
        .add(via.branch ?? '')
        .add(via.host)
        .addNumber(via.port ?? 0)
    return this.#signature + hash.digits()
  }

  /** Tells whether an ACK belongs to a reply that had a tag of this server. */
  acknowledged(ack: Message): boolean {
    const tag = ack.to?.tag ?? null
    return tag !== null && tag.startsWith(this.#signature) && tag === this.of(ack)
  }
}
