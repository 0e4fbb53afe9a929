/** Messages of the conformance tests, put together line by line. */

import { Fault } from '../../src/sip/errors.ts'
import { type Message, parseMessageText } from '../../src/sip/message.ts'

/** The message that consists of these lines. */
export const parse = (...lines: string[]): Message => parseMessageText(lines.join('\r\n'))

/** Headers that every request needs, for cases where the defect is elsewhere. */
export const usual = (method: string): readonly string[] => [
  'Via: SIP/2.0/UDP 192.0.2.20:5060;branch=z9hG4bKtorture',
  'Max-Forwards: 70',
  'From: <sip:alice@example.com>;tag=al1ce',
  'To: <sip:bob@example.org>',
  'Call-ID: torture@192.0.2.20',
  `CSeq: 42 ${method}`,
]

/** A request with the usual headers, and some more. */
export const request = (method: string, uri: string, ...lines: string[]): Message =>
  parse(`${method} ${uri} SIP/2.0`, ...usual(method), ...lines, '', '')

/** The elements of a list: the code of each fault, and `good` for what is none. */
export const codes = (list: readonly unknown[]): readonly unknown[] =>
  list.map((element) => (element instanceof Fault ? element.code : 'good'))

/** The code of what is wrong with the first header of a name. */
export const faultOf = (m: Message, name: string): string | undefined => m.named(name)?.fault?.code

/** A session description. */
export const description = [
  'v=0',
  'o=alice 53655765 2353687637 IN IP4 192.0.2.20',
  's=-',
  'c=IN IP4 192.0.2.20',
  't=0 0',
  'm=audio 49217 RTP/AVP 0 12',
  'a=rtpmap:31 LPC',
].join('\r\n')
