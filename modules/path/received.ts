/** Where a phone was seen, as a parameter of a Path, and the way back to it. */

import { inUri, parseUri, type Peer, type Proto, unescapeUri, unquote } from 'siprose'

/** The number of a transport, as existing Paths have it. */
const numbers: Readonly<Record<Proto, number>> = { udp: 1, tcp: 2, tls: 3, sctp: 4, ws: 5, wss: 6 }

/** What a URI says of its transport, by number; `wss` is told by no word of its own (RFC 7118 section 5). */
const words: readonly (string | null)[] = [null, '', 'tcp', 'tls', 'sctp', 'ws', 'ws']

/** Ways to write it. */
export interface Notation {
  /** The value of the parameter. */
  print(peer: Peer): string
  /** The URI that a value leads to; null for none. */
  parse(value: string): string | null
}

/** A URI, in which `;` and `=` are escaped. */
export const asUri: Notation = {
  print({ proto, address, port }) {
    const word = words[numbers[proto]] ?? ''
    return `sip:${inUri(address)}:${port}${word === '' ? '' : `%3Btransport%3D${word}`}`
  },
  parse(value) {
    const text = unescapeUri(unquote(value))
    return parseUri(text)?.isSip === true ? text : null
  },
}

/** Address, port and number of the transport: `192.0.2.10~5060~1`. */
export const asAlias: Notation = {
  print: ({ proto, address, port }) => `${inUri(address)}~${port}~${numbers[proto]}`,
  parse(value) {
    const [address = '', port = '', number = '', more] = value.split('~', 4)
    if (more !== undefined || number.length !== 1 || port === '') return null
    const word = words[number.charCodeAt(0) - 48] ?? null
    if (word === null) return null
    const text = `sip:${address}:${port}`
    const uri = parseUri(text)
    if (uri === null || uri.user !== null || uri.portEnd !== text.length) return null
    return uri.port === null ? null : word === '' ? text : `${text};transport=${word}`
  },
}
