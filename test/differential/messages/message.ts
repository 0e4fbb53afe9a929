/** How the rows of the differential test are written. */

/** A message both servers are asked about. */
export interface Row {
  /** What is unusual about it. */
  readonly name: string
  /** All of it, one character a byte. */
  readonly text: string
  /** Where the servers do not say the same. */
  readonly differs?: readonly Difference[]
}

/** What we say otherwise than Kamailio, and why that is right. */
export interface Difference {
  /** The section of the RFC, and what it says. */
  readonly why: string
  /** What we say, by fact; null for nothing. */
  readonly ours: Readonly<Record<string, string | null>>
}

/** A difference. */
export function because(why: string, ours: Difference['ours']): Difference {
  return { why, ours }
}

export const FOLD = 'RFC 3261 7.3.1: a fold is the same as a single space'
export const TRIM = 'RFC 3261 7.3.1: blanks around a value are no part of it'
export const NUMBER = 'RFC 3261 25.1: digits make a number; zeros before it do not change that'
export const ANY_SCHEME = 'RFC 3261 25.1: a Request-URI and an address may be any absoluteURI'
export const FIRST_OF_LIST =
  'RFC 3261 7.3.1: joined by commas is the same as in lines of their own, where both servers take the first'
export const TEL_PARAMETERS = 'RFC 3966 3: what follows the number are parameters'
export const SIPS_PORT = 'RFC 3261 19.1.2: the default port of sips is 5061'
export const PHONE_IS_SIP = 'RFC 3261 19.1.1: the scheme of a URI with user=phone stays sip'
export const BODY_END =
  'RFC 3261 18.3: a datagram’s body ends where Content-Length says, else with the datagram'
export const QUOTED = 'RFC 3261 25.1: a parameter may be a quoted string, with escapes in it'
export const ANY_PARAMETER =
  'RFC 3261 25.1: a Via may have any parameter of its own (via-extension)'

const mandatory: readonly (readonly [RegExp, string])[] = [
  [/^(via|v)[ \t]*:/i, 'Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bKodd'],
  [/^max-forwards[ \t]*:/i, 'Max-Forwards: 70'],
  [/^(from|f)[ \t]*:/i, 'From: <sip:alice@example.com>;tag=a1'],
  [/^(to|t)[ \t]*:/i, 'To: <sip:bob@example.com>'],
  [/^(call-id|i)[ \t]*:/i, 'Call-ID: odd@192.0.2.10'],
]

/**
 * A request with the lines given, and the usual line for each mandatory header that is not among them.
 *
 * @param body - what follows the empty line; Content-Length is added unless a line has it
 */
export function request(start: string, lines: readonly string[] = [], body = ''): string {
  const all = [...lines]
  for (const [name, usual] of mandatory) if (!all.some((line) => name.test(line))) all.push(usual)
  const method = start.slice(0, start.indexOf(' '))
  if (!all.some((line) => /^cseq[ \t]*:/i.test(line))) all.push(`CSeq: 1 ${method}`)
  if (!all.some((line) => /^(content-length|l)[ \t]*:/i.test(line)))
    all.push(`Content-Length: ${body.length}`)
  return `${start} SIP/2.0\r\n${all.join('\r\n')}\r\n\r\n${body}`
}

/** An OPTIONS request with the lines given. */
export function options(...lines: readonly string[]): string {
  return request('OPTIONS sip:bob@example.com', lines)
}

/** An OPTIONS request to a URI. */
export function to(uri: string, ...lines: readonly string[]): string {
  return request(`OPTIONS ${uri}`, lines)
}
