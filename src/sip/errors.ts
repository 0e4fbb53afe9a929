/** What can be wrong with bytes from the network. Nothing here is thrown. */

/** Codes of the faults that the grammar of SIP can find. A published code keeps its name and meaning. */
export const FaultCode = {
  /** There is nothing but line ends. */
  EMPTY: 'sip/empty',
  /** The first line is neither a request line nor a status line. */
  BAD_FIRST_LINE: 'sip/bad-first-line',
  /** The method of a request holds something no token may hold. */
  BAD_METHOD: 'sip/bad-method',
  /** The request URI is empty or holds control characters. */
  BAD_REQUEST_URI: 'sip/bad-request-uri',
  /** The version is not a name, a slash, and two numbers with a dot; or more stands behind. */
  BAD_VERSION: 'sip/bad-version',
  /** The status of a reply is not three digits, the first of them 1 to 9. */
  BAD_STATUS: 'sip/bad-status',
  /** A header line has no colon after its name. */
  HEADER_WITHOUT_COLON: 'sip/header-without-colon',
  /** A header's name is empty. */
  BAD_HEADER_NAME: 'sip/bad-header-name',
  /** The bytes end before the empty line that closes the headers: most likely they were cut. */
  HEADERS_NOT_ENDED: 'sip/headers-not-ended',
  /** The first line is longer than the limit allows. */
  FIRST_LINE_TOO_LONG: 'sip/first-line-too-long',
  /** A header, with its folded lines, is longer than the limit allows. */
  HEADER_TOO_LONG: 'sip/header-too-long',
  /** There are more headers than the limit allows. */
  TOO_MANY_HEADERS: 'sip/too-many-headers',
  /** The message is longer than the limit allows. */
  MESSAGE_TOO_LONG: 'sip/message-too-long',
  /** The request URI is longer than the limit allows. */
  URI_TOO_LONG: 'sip/uri-too-long',
  /** The body is longer than the limit allows. */
  BODY_TOO_LONG: 'sip/body-too-long',
  /** There are more Vias than the limit allows, those of one header counted each. */
  TOO_MANY_VIAS: 'sip/too-many-vias',
  /** One header has more elements, with commas between, than the limit allows. */
  TOO_MANY_ELEMENTS: 'sip/too-many-elements',
  /** One element of a header has more parameters than the limit allows. */
  TOO_MANY_PARAMETERS: 'sip/too-many-parameters',
  /** From, To, Call-ID, CSeq, Max-Forwards or Content-Length is there twice. */
  REPEATED_HEADER: 'sip/repeated-header',
  /** The version is a good one, of a protocol that is not SIP/2.0. */
  UNSUPPORTED_VERSION: 'sip/unsupported-version',
  /** A quoted string has no closing quote. */
  UNCLOSED_QUOTE: 'sip/unclosed-quote',
  /** A `<` has no `>`. */
  UNCLOSED_BRACKET: 'sip/unclosed-bracket',
  /** A parameter has no name, or its value goes on after a blank or a quoted string. */
  BAD_PARAMETER: 'sip/bad-parameter',
  /** A host is empty, or holds what neither a name nor an address may hold. */
  BAD_HOST: 'sip/bad-host',
  /** A port is not a number from 0 to 65535. */
  BAD_PORT: 'sip/bad-port',
  /** A Via does not start with a protocol, a version and a transport. */
  BAD_VIA: 'sip/bad-via',
  /** An address has no URI where one must be. */
  BAD_ADDRESS: 'sip/bad-address',
  /** A URI with a `?`, a `,` or a `;` of its own stands without `<` and `>`. */
  BARE_URI: 'sip/bare-uri',
  /** A display name without quotes holds what only a quoted one may hold. */
  BAD_DISPLAY_NAME: 'sip/bad-display-name',
  /** There is something after a header value that is complete. */
  TRAILING_TEXT: 'sip/trailing-text',
  /** A list has an element with nothing in it. */
  EMPTY_ELEMENT: 'sip/empty-element',
  /** A CSeq is not a number and a method. */
  BAD_CSEQ: 'sip/bad-cseq',
  /** A CSeq number does not fit in 32 bits. */
  CSEQ_TOO_LARGE: 'sip/cseq-too-large',
  /** A Call-ID is empty or has a blank in it. */
  BAD_CALL_ID: 'sip/bad-call-id',
  /** A header that holds a number holds something else, or more than 32 bits. */
  BAD_NUMBER: 'sip/bad-number',
  /** Content-Length is given twice, with different values. */
  DIFFERENT_LENGTHS: 'sip/different-lengths',
  /** The `q` of a contact is not a number from 0 to 1 with at most three digits after the dot. */
  BAD_Q: 'sip/bad-q',
  /** A `*` stands beside other contacts, or has parameters. */
  STAR_NOT_ALONE: 'sip/star-not-alone',
  /** A media type is not two tokens with a slash between. */
  BAD_CONTENT_TYPE: 'sip/bad-content-type',
  /** A URI does not start with a scheme, or has nothing behind it. */
  BAD_SCHEME: 'sip/bad-scheme',
  /** A URI holds what no URI may hold: blanks, quotes, brackets, control characters. */
  BAD_URI_CHARACTER: 'sip/bad-uri-character',
  /** A URI has an `@` with no user before it. */
  BAD_USER: 'sip/bad-user',
  /** A token, or a list of tokens, holds something no token may hold. */
  BAD_TOKEN: 'sip/bad-token',
  /** A date is not `Sat, 13 Nov 2010 23:29:00 GMT` in form, or no day of the calendar. */
  BAD_DATE: 'sip/bad-date',
  /** A session description does not start with `v=0`. */
  BAD_SDP_VERSION: 'sip/bad-sdp-version',
  /** A line of a session description is not a letter, an `=` and a value. */
  BAD_SDP_LINE: 'sip/bad-sdp-line',
  /** A line `m=` lacks its port, its protocol or its formats, or its port is no number. */
  BAD_SDP_MEDIA: 'sip/bad-sdp-media',
  /** A session description has more lines than the limit allows. */
  TOO_MANY_SDP_LINES: 'sip/too-many-sdp-lines',
  /** A session description has more streams than the limit allows. */
  TOO_MANY_SDP_MEDIA: 'sip/too-many-sdp-media',
  /** A body of parts has no `boundary` in its Content-Type, or one that no boundary may be. */
  BAD_BOUNDARY: 'sip/bad-boundary',
  /** A body of parts ends before its last boundary: most likely it was cut. */
  PARTS_NOT_CLOSED: 'sip/parts-not-closed',
  /** A body has more parts than the limit allows. */
  TOO_MANY_PARTS: 'sip/too-many-parts',
  /** Parts stand in parts deeper than the limit allows. */
  PARTS_TOO_DEEP: 'sip/parts-too-deep',
} as const

/** One of the codes of {@link FaultCode}. */
export type FaultCode = (typeof FaultCode)[keyof typeof FaultCode]

/**
 * What is wrong, and where: the verdict that stands in the place of a parsed value.
 *
 * @example Point at the wrong character
 * ```ts
 * import { contacts, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Contact: <sip:alice@192.0.2.10>, "Bob\r\n\r\n',
 * )
 * contacts(message)[1] // => { code: 'sip/unclosed-quote' }
 * ```
 */
export class Fault {
  /** Which rule was broken. */
  readonly code: FaultCode
  /** The offset of the first wrong character: in the message, or in the text that was given to a parser. */
  readonly offset: number

  constructor(code: FaultCode, offset: number) {
    this.code = code
    this.offset = offset
  }
}

/**
 * The status to answer a request with that has this fault: 413, 414, 505, 513, or else 400.
 *
 * @example Answer what cannot be read
 * ```ts
 * import { faultStatus } from 'siprose/sip'
 *
 * faultStatus('sip/uri-too-long') // => 414
 * faultStatus('sip/repeated-header') // => 400
 * ```
 */
export function faultStatus(code: FaultCode): number {
  switch (code) {
    case FaultCode.BODY_TOO_LONG:
      return 413
    case FaultCode.FIRST_LINE_TOO_LONG:
    case FaultCode.URI_TOO_LONG:
      return 414
    case FaultCode.UNSUPPORTED_VERSION:
      return 505
    case FaultCode.MESSAGE_TOO_LONG:
    case FaultCode.HEADER_TOO_LONG:
    case FaultCode.TOO_MANY_HEADERS:
    case FaultCode.TOO_MANY_VIAS:
    case FaultCode.TOO_MANY_ELEMENTS:
    case FaultCode.TOO_MANY_PARAMETERS:
      return 513
    default:
      return 400
  }
}

/**
 * The fault's code in words, for a reason phrase: `bad cseq`.
 *
 * @example Tell a person what is wrong
 * ```ts
 * import { faultText } from 'siprose/sip'
 *
 * faultText('sip/bad-cseq') // => 'bad cseq'
 * ```
 */
export function faultText(code: FaultCode): string {
  return code.slice(4).replaceAll('-', ' ')
}
