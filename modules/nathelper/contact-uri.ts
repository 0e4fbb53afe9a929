/** The URI of a message's first Contact, and what becomes of it. */

import {
  firstContact,
  givenUri,
  HeaderId,
  type Message,
  parseUri,
  type Peer,
  type Uri,
} from 'siprose'

/** The URI of a Contact: what it is now, and where it stands. */
export class ContactUri {
  /** The URI, as an earlier function may have left it. */
  readonly uri: Uri
  readonly #message: Message
  readonly #from: number
  readonly #to: number
  readonly #bracketed: boolean

  private constructor(message: Message, uri: Uri, from: number, to: number, bracketed: boolean) {
    this.#message = message
    this.uri = uri
    this.#from = from
    this.#to = to
    this.#bracketed = bracketed
  }

  /** That of the first Contact; null where it is none, `*`, or no `sip` or `sips` URI. */
  static ofFirst(message: Message): ContactUri | null {
    const header = message.first(HeaderId.CONTACT)
    const address = firstContact(message)?.address
    if (header === null || address === undefined) return null
    const from = header.offsetOf(address.uriStart)
    const given = givenUri(message, address)
    const uri = given === null ? address.parsedUri : parseUri(given)
    if (uri === null || !uri.isSip || uri.host === '') return null
    return new ContactUri(message, uri, from, header.offsetOf(address.uriEnd), address.bracketed)
  }

  /** Makes it another one, which registrations are to have too. */
  become(uri: string, hasParams: boolean): void {
    this.#message.edits.giveUri(this.#from, this.#to, uri, this.#written(uri, hasParams))
  }

  /** Makes it another one when the message leaves. */
  leaveAs(uri: string): void {
    this.#message.edits.replace(this.#from, this.#to, this.#written(uri, true))
  }

  // without brackets, parameters of the URI would be taken for those of the Contact
  #written(uri: string, hasParams: boolean): string {
    return this.#bracketed || !hasParams ? uri : `<${uri}>`
  }
}

/** The port that a URI leads to. */
export function portOfUri(uri: Uri): number {
  return uri.port ?? (transportOf(uri) === 'tls' ? 5061 : 5060)
}

/** Whether a URI says all of where a message came from: a transport that is not written is not said. */
export function leadsTo(uri: Uri, { proto, address, port }: Peer): boolean {
  return (
    uri.transport !== null &&
    transportOf(uri) === proto &&
    portOfUri(uri) === port &&
    hostIs(uri.host, address)
  )
}

/** Whether a host as it stands in a URI or a Via is an address. */
export function hostIs(host: string, address: string): boolean {
  return host === address || host === `[${address}]`
}

function transportOf(uri: Uri): string {
  return uri.transport?.toLowerCase() ?? (uri.scheme === 'sips' ? 'tls' : 'udp')
}
