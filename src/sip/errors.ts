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
} as const

/** One of the codes of {@link FaultCode}. */
export type FaultCode = (typeof FaultCode)[keyof typeof FaultCode]

/** What is wrong, and where: the verdict that stands in the place of a parsed value. */
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

/** The status to answer a request with that has this fault: 414, 513, 505 or 400. */
export function faultStatus(code: FaultCode): number {
  switch (code) {
    case FaultCode.FIRST_LINE_TOO_LONG:
      return 414
    case FaultCode.MESSAGE_TOO_LONG:
    case FaultCode.HEADER_TOO_LONG:
    case FaultCode.TOO_MANY_HEADERS:
      return 513
    default:
      return 400
  }
}

/** The fault's code in words, for a reason phrase: `bad cseq`. */
export function faultText(code: FaultCode): string {
  return code.slice(4).replaceAll('-', ' ')
}
