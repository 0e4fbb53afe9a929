// oxlint-disable max-lines -- a table: each code, with the program that provokes it

/** Codes of the faults that the grammar of SIP can find. A published code keeps its name and meaning. */
export const FaultCode = {
  /**
   * There is nothing but line ends.
   *
   * @example
   * ```ts
   * import { parseMessageText } from 'siprose/sip'
   *
   * parseMessageText('\r\n').fault // => { code: 'sip/empty', offset: 0 }
   * ```
   */
  EMPTY: 'sip/empty',
  /**
   * The first line is neither a request line nor a status line.
   *
   * @example
   * ```ts
   * import { parseMessageText } from 'siprose/sip'
   *
   * parseMessageText('OPTIONS\r\n\r\n').fault // => { code: 'sip/bad-first-line', offset: 7 }
   * ```
   */
  BAD_FIRST_LINE: 'sip/bad-first-line',
  /**
   * The method of a request holds something no token may hold.
   *
   * @example
   * ```ts
   * import { parseMessageText } from 'siprose/sip'
   *
   * parseMessageText('OPT@ONS sip:bob SIP/2.0\r\n\r\n').fault // => { code: 'sip/bad-method', offset: 3 }
   * ```
   */
  BAD_METHOD: 'sip/bad-method',
  /**
   * The request URI is empty or holds control characters.
   *
   * @example
   * ```ts
   * import { parseMessageText } from 'siprose/sip'
   *
   * parseMessageText('OPTIONS  SIP/2.0\r\n\r\n').fault // => { code: 'sip/bad-request-uri', offset: 8 }
   * ```
   */
  BAD_REQUEST_URI: 'sip/bad-request-uri',
  /**
   * The version is not a name, a slash, and two numbers with a dot; or more stands behind.
   *
   * @example
   * ```ts
   * import { parseMessageText } from 'siprose/sip'
   *
   * parseMessageText('OPTIONS sip:bob SIP/2\r\n\r\n').fault // => { code: 'sip/bad-version', offset: 16 }
   * ```
   */
  BAD_VERSION: 'sip/bad-version',
  /**
   * The status of a reply is not three digits, the first of them 1 to 9.
   *
   * @example
   * ```ts
   * import { parseMessageText } from 'siprose/sip'
   *
   * parseMessageText('SIP/2.0 20 OK\r\n\r\n').fault // => { code: 'sip/bad-status', offset: 8 }
   * ```
   */
  BAD_STATUS: 'sip/bad-status',
  /**
   * A header line has no colon after its name.
   *
   * @example
   * ```ts
   * import { parseMessageText } from 'siprose/sip'
   *
   * const message = parseMessageText('OPTIONS sip:bob SIP/2.0\r\nSupported\r\n\r\n')
   * message.fault // => { code: 'sip/header-without-colon', offset: 34 }
   * ```
   */
  HEADER_WITHOUT_COLON: 'sip/header-without-colon',
  /**
   * A header's name is empty.
   *
   * @example
   * ```ts
   * import { parseMessageText } from 'siprose/sip'
   *
   * const message = parseMessageText('OPTIONS sip:bob SIP/2.0\r\n: path\r\n\r\n')
   * message.fault // => { code: 'sip/bad-header-name', offset: 25 }
   * ```
   */
  BAD_HEADER_NAME: 'sip/bad-header-name',
  /**
   * The bytes end before the empty line that closes the headers: most likely they were cut.
   *
   * @example
   * ```ts
   * import { parseMessageText } from 'siprose/sip'
   *
   * const message = parseMessageText('OPTIONS sip:bob SIP/2.0\r\nSupported: path\r\n')
   * message.fault // => { code: 'sip/headers-not-ended', offset: 42 }
   * ```
   */
  HEADERS_NOT_ENDED: 'sip/headers-not-ended',
  /**
   * The first line is longer than the limit allows.
   *
   * @example
   * ```ts
   * import { parseMessageText, parserRules } from 'siprose/sip'
   *
   * const rules = parserRules({ maxFirstLineBytes: 20 })
   * const message = parseMessageText('OPTIONS sip:bob SIP/2.0\r\n\r\n', rules)
   * message.fault // => { code: 'sip/first-line-too-long', offset: 20 }
   * ```
   */
  FIRST_LINE_TOO_LONG: 'sip/first-line-too-long',
  /**
   * A header, with its folded lines, is longer than the limit allows.
   *
   * @example
   * ```ts
   * import { parseMessageText, parserRules } from 'siprose/sip'
   *
   * const rules = parserRules({ maxHeaderBytes: 10 })
   * const message = parseMessageText('OPTIONS sip:bob SIP/2.0\r\nSupported: path\r\n\r\n', rules)
   * message.fault // => { code: 'sip/header-too-long', offset: 25 }
   * ```
   */
  HEADER_TOO_LONG: 'sip/header-too-long',
  /**
   * There are more headers than the limit allows.
   *
   * @example
   * ```ts
   * import { parseMessageText, parserRules } from 'siprose/sip'
   *
   * const rules = parserRules({ maxHeaders: 1 })
   * const message = parseMessageText('OPTIONS sip:bob SIP/2.0\r\nAllow: ACK\r\nServer: a\r\n\r\n', rules)
   * message.fault // => { code: 'sip/too-many-headers', offset: 37 }
   * ```
   */
  TOO_MANY_HEADERS: 'sip/too-many-headers',
  /**
   * The message is longer than the limit allows.
   *
   * @example
   * ```ts
   * import { parseMessageText, parserRules } from 'siprose/sip'
   *
   * const rules = parserRules({ maxBytes: 30 })
   * const message = parseMessageText('OPTIONS sip:bob SIP/2.0\r\nSupported: path\r\n\r\n', rules)
   * message.fault // => { code: 'sip/message-too-long', offset: 30 }
   * ```
   */
  MESSAGE_TOO_LONG: 'sip/message-too-long',
  /**
   * The request URI is longer than the limit allows.
   *
   * @example
   * ```ts
   * import { parseMessageText, parserRules } from 'siprose/sip'
   *
   * const rules = parserRules({ maxUriBytes: 4 })
   * const message = parseMessageText('OPTIONS sip:bob SIP/2.0\r\n\r\n', rules)
   * message.fault // => { code: 'sip/uri-too-long', offset: 8 }
   * ```
   */
  URI_TOO_LONG: 'sip/uri-too-long',
  /**
   * The body is longer than the limit allows.
   *
   * @example
   * ```ts
   * import { parseMessageText, parserRules } from 'siprose/sip'
   *
   * const rules = parserRules({ maxBodyBytes: 4 })
   * const message = parseMessageText('OPTIONS sip:bob SIP/2.0\r\n\r\nHello', rules)
   * message.fault // => { code: 'sip/body-too-long', offset: 31 }
   * ```
   */
  BODY_TOO_LONG: 'sip/body-too-long',
  /**
   * There are more Vias than the limit allows, those of one header counted each.
   *
   * @example
   * ```ts
   * import { parseMessageText, parserRules } from 'siprose/sip'
   *
   * const rules = parserRules({ maxVias: 1 })
   * const message = parseMessageText('OPTIONS sip:bob SIP/2.0\r\nVia: SIP/2.0/UDP a, SIP/2.0/UDP b\r\n\r\n', rules)
   * message.fault // => { code: 'sip/too-many-vias', offset: 44 }
   * ```
   */
  TOO_MANY_VIAS: 'sip/too-many-vias',
  /**
   * One header has more elements, with commas between, than the limit allows.
   *
   * @example
   * ```ts
   * import { parseMessageText, parserRules } from 'siprose/sip'
   *
   * const rules = parserRules({ maxElements: 1 })
   * const message = parseMessageText('OPTIONS sip:bob SIP/2.0\r\nContact: <sip:a>, <sip:b>\r\n\r\n', rules)
   * message.fault // => { code: 'sip/too-many-elements', offset: 42 }
   * ```
   */
  TOO_MANY_ELEMENTS: 'sip/too-many-elements',
  /**
   * One element of a header has more parameters than the limit allows.
   *
   * @example
   * ```ts
   * import { parseMessageText, parserRules } from 'siprose/sip'
   *
   * const rules = parserRules({ maxParameters: 1 })
   * const message = parseMessageText('OPTIONS sip:bob SIP/2.0\r\nContact: <sip:a>;b;c\r\n\r\n', rules)
   * message.fault // => { code: 'sip/too-many-parameters', offset: 43 }
   * ```
   */
  TOO_MANY_PARAMETERS: 'sip/too-many-parameters',
  /**
   * From, To, Call-ID, CSeq, Max-Forwards or Content-Length is there twice.
   *
   * @example
   * ```ts
   * import { parseMessageText } from 'siprose/sip'
   *
   * const message = parseMessageText('OPTIONS sip:bob SIP/2.0\r\nTo: <sip:a>\r\nTo: <sip:b>\r\n\r\n')
   * message.fault // => { code: 'sip/repeated-header', offset: 38 }
   * ```
   */
  REPEATED_HEADER: 'sip/repeated-header',
  /**
   * The version is a good one, of a protocol that is not SIP/2.0.
   *
   * @example
   * ```ts
   * import { parseMessageText } from 'siprose/sip'
   *
   * parseMessageText('OPTIONS sip:bob SIP/3.0\r\n\r\n').fault // => { code: 'sip/unsupported-version', offset: 16 }
   * ```
   */
  UNSUPPORTED_VERSION: 'sip/unsupported-version',
  /**
   * A quoted string has no closing quote.
   *
   * @example
   * ```ts
   * import { parseAddressList } from 'siprose/sip'
   *
   * parseAddressList('"Bob <sip:bob@example.com>') // => [{ code: 'sip/unclosed-quote', offset: 0 }]
   * ```
   */
  UNCLOSED_QUOTE: 'sip/unclosed-quote',
  /**
   * A `<` has no `>`.
   *
   * @example
   * ```ts
   * import { parseAddressList } from 'siprose/sip'
   *
   * parseAddressList('<sip:bob@example.com') // => [{ code: 'sip/unclosed-bracket', offset: 0 }]
   * ```
   */
  UNCLOSED_BRACKET: 'sip/unclosed-bracket',
  /**
   * A parameter has no name, or its value goes on after a blank or a quoted string.
   *
   * @example
   * ```ts
   * import { parseAddressList } from 'siprose/sip'
   *
   * parseAddressList('<sip:bob@example.com>;=1') // => [{ code: 'sip/bad-parameter', offset: 22 }]
   * ```
   */
  BAD_PARAMETER: 'sip/bad-parameter',
  /**
   * A host is empty, or holds what neither a name nor an address may hold.
   *
   * @example
   * ```ts
   * import { uriFault } from 'siprose/sip'
   *
   * uriFault('sip:bob@exa!mple.com') // => { code: 'sip/bad-host', offset: 11 }
   * ```
   */
  BAD_HOST: 'sip/bad-host',
  /**
   * A port is not a number from 0 to 65535.
   *
   * @example
   * ```ts
   * import { uriFault } from 'siprose/sip'
   *
   * uriFault('sip:bob@example.com:65536') // => { code: 'sip/bad-port', offset: 20 }
   * ```
   */
  BAD_PORT: 'sip/bad-port',
  /**
   * A Via does not start with a protocol, a version and a transport.
   *
   * @example
   * ```ts
   * import { parseMessageText, vias } from 'siprose/sip'
   *
   * const message = parseMessageText('OPTIONS sip:bob SIP/2.0\r\nVia: UDP example.com\r\n\r\n')
   * const header = message.named('Via')
   * header === null ? [] : vias(header) // => [{ code: 'sip/bad-via', offset: 34 }]
   * ```
   */
  BAD_VIA: 'sip/bad-via',
  /**
   * An address has no URI where one must be.
   *
   * @example
   * ```ts
   * import { parseAddressList } from 'siprose/sip'
   *
   * parseAddressList('"Bob"') // => [{ code: 'sip/bad-address', offset: 5 }]
   * ```
   */
  BAD_ADDRESS: 'sip/bad-address',
  /**
   * A URI with a `?`, a `,` or a `;` of its own stands without `<` and `>`.
   *
   * @example
   * ```ts
   * import { parseAddressList } from 'siprose/sip'
   *
   * parseAddressList('sip:bob@example.com?subject=hello') // => [{ code: 'sip/bare-uri', offset: 19 }]
   * ```
   */
  BARE_URI: 'sip/bare-uri',
  /**
   * A display name without quotes holds what only a quoted one may hold.
   *
   * @example
   * ```ts
   * import { parseAddressList } from 'siprose/sip'
   *
   * parseAddressList('Bob "the builder" <sip:bob@example.com>') // => [{ code: 'sip/bad-display-name', offset: 4 }]
   * ```
   */
  BAD_DISPLAY_NAME: 'sip/bad-display-name',
  /**
   * There is something after a header value that is complete.
   *
   * @example
   * ```ts
   * import { parseAddressList } from 'siprose/sip'
   *
   * parseAddressList('<sip:bob@example.com> Bob') // => [{ code: 'sip/trailing-text', offset: 22 }]
   * ```
   */
  TRAILING_TEXT: 'sip/trailing-text',
  /**
   * A list has an element with nothing in it.
   *
   * @example
   * ```ts
   * import { parseAddressList } from 'siprose/sip'
   *
   * parseAddressList(', <sip:bob@example.com>') // => [{ code: 'sip/empty-element', offset: 0 }, { uri: 'sip:bob@example.com' }]
   * ```
   */
  EMPTY_ELEMENT: 'sip/empty-element',
  /**
   * A CSeq is not a number and a method.
   *
   * @example
   * ```ts
   * import { parseMessageText } from 'siprose/sip'
   *
   * const message = parseMessageText('OPTIONS sip:bob SIP/2.0\r\nCSeq: OPTIONS\r\n\r\n')
   * message.cseq // => null
   * message.named('CSeq')?.fault // => { code: 'sip/bad-cseq', offset: 31 }
   * ```
   */
  BAD_CSEQ: 'sip/bad-cseq',
  /**
   * A CSeq number does not fit in 32 bits.
   *
   * @example
   * ```ts
   * import { parseMessageText } from 'siprose/sip'
   *
   * const message = parseMessageText('OPTIONS sip:bob SIP/2.0\r\nCSeq: 4294967296 OPTIONS\r\n\r\n')
   * message.cseq // => null
   * message.named('CSeq')?.fault // => { code: 'sip/cseq-too-large', offset: 31 }
   * ```
   */
  CSEQ_TOO_LARGE: 'sip/cseq-too-large',
  /**
   * A Call-ID is empty or has a blank in it.
   *
   * @example
   * ```ts
   * import { parseMessageText } from 'siprose/sip'
   *
   * const message = parseMessageText('OPTIONS sip:bob SIP/2.0\r\nCall-ID: a b\r\n\r\n')
   * message.callId // => null
   * message.named('Call-ID')?.fault // => { code: 'sip/bad-call-id', offset: 35 }
   * ```
   */
  BAD_CALL_ID: 'sip/bad-call-id',
  /**
   * A header that holds a number holds something else, or more than 32 bits.
   *
   * @example
   * ```ts
   * import { parseMessageText } from 'siprose/sip'
   *
   * const message = parseMessageText('OPTIONS sip:bob SIP/2.0\r\nMax-Forwards: many\r\n\r\n')
   * message.maxForwards // => -1
   * message.named('Max-Forwards')?.fault // => { code: 'sip/bad-number', offset: 39 }
   * ```
   */
  BAD_NUMBER: 'sip/bad-number',
  /**
   * Content-Length is given twice, with different values.
   *
   * @example
   * ```ts
   * import { parseMessageText, parserRules } from 'siprose/sip'
   *
   * const text = 'OPTIONS sip:bob SIP/2.0\r\nContent-Length: 0\r\nContent-Length: 1\r\n\r\n'
   * const message = parseMessageText(text, parserRules({ strict: false }))
   * message.contentLength // => -1
   * message.named('Content-Length')?.fault // => { code: 'sip/different-lengths', offset: 44 }
   * ```
   */
  DIFFERENT_LENGTHS: 'sip/different-lengths',
  /**
   * The `q` of a contact is not a number from 0 to 1 with at most three digits after the dot.
   *
   * @example
   * ```ts
   * import { contacts, parseMessageText } from 'siprose/sip'
   *
   * const message = parseMessageText('OPTIONS sip:bob SIP/2.0\r\nContact: <sip:a>;q=2\r\n\r\n')
   * contacts(message) // => [{ code: 'sip/bad-q', offset: 42 }]
   * ```
   */
  BAD_Q: 'sip/bad-q',
  /**
   * A `*` stands beside other contacts, or has parameters.
   *
   * @example
   * ```ts
   * import { contacts, parseMessageText } from 'siprose/sip'
   *
   * const message = parseMessageText('OPTIONS sip:bob SIP/2.0\r\nContact: *, <sip:a>\r\n\r\n')
   * contacts(message) // => [{ code: 'sip/star-not-alone', offset: 34 }]
   * ```
   */
  STAR_NOT_ALONE: 'sip/star-not-alone',
  /**
   * A media type is not two tokens with a slash between.
   *
   * @example
   * ```ts
   * import { readContentType } from 'siprose/sip'
   *
   * const text = 'text'
   * readContentType(text, 0, text.length) // => { code: 'sip/bad-content-type', offset: 4 }
   * ```
   */
  BAD_CONTENT_TYPE: 'sip/bad-content-type',
  /**
   * A URI does not start with a scheme, or has nothing behind it.
   *
   * @example
   * ```ts
   * import { uriFault } from 'siprose/sip'
   *
   * uriFault('bob') // => { code: 'sip/bad-scheme', offset: 0 }
   * ```
   */
  BAD_SCHEME: 'sip/bad-scheme',
  /**
   * A URI holds what no URI may hold: blanks, quotes, brackets, control characters.
   *
   * @example
   * ```ts
   * import { uriFault } from 'siprose/sip'
   *
   * uriFault('sip:bob@example.com;a=<b>') // => { code: 'sip/bad-uri-character', offset: 22 }
   * ```
   */
  BAD_URI_CHARACTER: 'sip/bad-uri-character',
  /**
   * A URI has an `@` with no user before it.
   *
   * @example
   * ```ts
   * import { uriFault } from 'siprose/sip'
   *
   * uriFault('sip:@example.com') // => { code: 'sip/bad-user', offset: 4 }
   * ```
   */
  BAD_USER: 'sip/bad-user',
  /**
   * A token, or a list of tokens, holds something no token may hold.
   *
   * @example
   * ```ts
   * import { readToken } from 'siprose/sip'
   *
   * const text = 'a@b'
   * readToken(text, 0, text.length) // => { code: 'sip/bad-token', offset: 1 }
   * ```
   */
  BAD_TOKEN: 'sip/bad-token',
  /**
   * A date is not `Sat, 13 Nov 2010 23:29:00 GMT` in form, or no day of the calendar.
   *
   * @example
   * ```ts
   * import { messageDate, parseMessageText } from 'siprose/sip'
   *
   * const date = 'Sat, 31 Feb 2026 12:00:00 GMT'
   * const message = parseMessageText(`OPTIONS sip:bob SIP/2.0\r\nDate: ${date}\r\n\r\n`)
   * messageDate(message) // => null
   * message.named('Date')?.fault // => { code: 'sip/bad-date', offset: 31 }
   * ```
   */
  BAD_DATE: 'sip/bad-date',
  /**
   * A session description does not start with `v=0`.
   *
   * @example
   * ```ts
   * import { readSdp } from 'siprose/sip'
   *
   * const text = 'v=1\r\n'
   * readSdp(text, 0, text.length) // => { code: 'sip/bad-sdp-version', offset: 0 }
   * ```
   */
  BAD_SDP_VERSION: 'sip/bad-sdp-version',
  /**
   * A line of a session description is not a letter, an `=` and a value.
   *
   * @example
   * ```ts
   * import { readSdp } from 'siprose/sip'
   *
   * const text = 'v=0\r\naudio\r\n'
   * readSdp(text, 0, text.length) // => { fault: { code: 'sip/bad-sdp-line', offset: 5 } }
   * ```
   */
  BAD_SDP_LINE: 'sip/bad-sdp-line',
  /**
   * A line `m=` lacks its port, its protocol or its formats, or its port is no number.
   *
   * @example
   * ```ts
   * import { readSdp } from 'siprose/sip'
   *
   * const text = 'v=0\r\nm=audio\r\n'
   * readSdp(text, 0, text.length) // => { fault: { code: 'sip/bad-sdp-media', offset: 5 } }
   * ```
   */
  BAD_SDP_MEDIA: 'sip/bad-sdp-media',
  /**
   * A session description has more lines than the limit allows.
   *
   * @example
   * ```ts
   * import { parserRules, readSdp } from 'siprose/sip'
   *
   * const rules = parserRules({ maxSdpLines: 1 })
   * const text = 'v=0\r\ns=-\r\n'
   * readSdp(text, 0, text.length, rules) // => { fault: { code: 'sip/too-many-sdp-lines', offset: 5 } }
   * ```
   */
  TOO_MANY_SDP_LINES: 'sip/too-many-sdp-lines',
  /**
   * A session description has more streams than the limit allows.
   *
   * @example
   * ```ts
   * import { parserRules, readSdp } from 'siprose/sip'
   *
   * const rules = parserRules({ maxSdpMedia: 1 })
   * const text = 'v=0\r\nm=audio 4000 RTP/AVP 0\r\nm=video 4002 RTP/AVP 31\r\n'
   * readSdp(text, 0, text.length, rules) // => { fault: { code: 'sip/too-many-sdp-media', offset: 29 } }
   * ```
   */
  TOO_MANY_SDP_MEDIA: 'sip/too-many-sdp-media',
  /**
   * A body of parts has no `boundary` in its Content-Type, or one that no boundary may be.
   *
   * @example
   * ```ts
   * import { multipartFault, parseMessageText } from 'siprose/sip'
   *
   * const text = 'OPTIONS sip:bob SIP/2.0\r\nContent-Type: multipart/mixed\r\n\r\n--b--'
   * multipartFault(parseMessageText(text)) // => { code: 'sip/bad-boundary', offset: 58 }
   * ```
   */
  BAD_BOUNDARY: 'sip/bad-boundary',
  /**
   * A body of parts ends before its last boundary: most likely it was cut.
   *
   * @example
   * ```ts
   * import { multipartFault, parseMessageText } from 'siprose/sip'
   *
   * const text =
   *   'OPTIONS sip:bob SIP/2.0\r\nContent-Type: multipart/mixed;boundary=b\r\n\r\n' +
   *   '--b\r\n\r\nHel'
   * multipartFault(parseMessageText(text)) // => { code: 'sip/parts-not-closed', offset: 79 }
   * ```
   */
  PARTS_NOT_CLOSED: 'sip/parts-not-closed',
  /**
   * A body has more parts than the limit allows.
   *
   * @example
   * ```ts
   * import { multipartFault, parseMessageText, parserRules } from 'siprose/sip'
   *
   * const rules = parserRules({ maxParts: 1 })
   * const text =
   *   'OPTIONS sip:bob SIP/2.0\r\nContent-Type: multipart/mixed;boundary=b\r\n\r\n' +
   *   '--b\r\n\r\nHello\r\n--b\r\n\r\nBob\r\n--b--'
   * multipartFault(parseMessageText(text, rules)) // => { code: 'sip/too-many-parts', offset: 83 }
   * ```
   */
  TOO_MANY_PARTS: 'sip/too-many-parts',
  /**
   * Parts stand in parts deeper than the limit allows.
   *
   * @example
   * ```ts
   * import { multipart, parseMessageText, parserRules } from 'siprose/sip'
   *
   * const rules = parserRules({ maxPartDepth: 1 })
   * const text =
   *   'OPTIONS sip:bob SIP/2.0\r\nContent-Type: multipart/mixed;boundary=b\r\n\r\n' +
   *   '--b\r\nContent-Type: multipart/mixed;boundary=c\r\n\r\n--c--\r\n--b--'
   * multipart(parseMessageText(text, rules))?.parts[0]?.fault // => { code: 'sip/parts-too-deep', offset: 118 }
   * ```
   */
  PARTS_TOO_DEEP: 'sip/parts-too-deep',
} as const

/** One of the codes of {@link FaultCode}. */
export type FaultCode = (typeof FaultCode)[keyof typeof FaultCode]
