/** A REGISTER as tests write it, and what is in its answer. */

import { type Contact, contacts, Fault, parseMessageText } from '../../src/sip/index.ts'

/** What can be said of a REGISTER. */
export interface RegisterParts {
  readonly to?: string
  readonly callId?: string
  readonly cseq?: number
  /** Values of Contact, a header for each. */
  readonly contacts?: readonly string[]
  /** Further header lines, without line ends. */
  readonly headers?: readonly string[]
}

let last = 0

/** The text of a REGISTER. */
export function registerText(parts: RegisterParts = {}): string {
  const { to = 'sip:bob@example.com', callId = 'reg@192.0.2.20', headers = [] } = parts
  const cseq = parts.cseq ?? ++last
  const lines = (parts.contacts ?? []).map((contact) => `Contact: ${contact}`)
  return [
    'REGISTER sip:example.com SIP/2.0',
    `Via: SIP/2.0/UDP 192.0.2.20;branch=z9hG4bKr${++last}`,
    'From: <sip:bob@example.com>;tag=1',
    `To: <${to}>`,
    `Call-ID: ${callId}`,
    `CSeq: ${cseq} REGISTER`,
    'Max-Forwards: 70',
    ...lines,
    ...headers,
    'Content-Length: 0\r\n\r\n',
  ].join('\r\n')
}

/** What an answer says. */
export class RegisterAnswer {
  readonly status: number
  readonly text: string
  /** Its contacts: URI and seconds. */
  readonly contacts: readonly (readonly [string, number | null])[]

  constructor(text: string) {
    const message = parseMessageText(text)
    this.text = text
    this.status = message.status
    this.contacts = contacts(message)
      .filter((one): one is Contact => !(one instanceof Fault))
      .map(({ address, expires }) => [address.uri, expires] as const)
  }

  /** The value of a header, or null. */
  header(name: string): string | null {
    return parseMessageText(this.text).named(name)?.value ?? null
  }
}
