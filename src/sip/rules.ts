/** How strictly messages are read, and how much of everything one may have. */

import { HOST, LOWER, TOKEN } from './chars.ts'

/** What a parser keeps to. Made by {@link parserRules}; all of it holds for one message each time. */
export interface ParserRules {
  /**
   * Whether a message is at fault as a whole when a header that may be there once is there again, or when a line is no
   * header. Otherwise the first one counts, and the line stays as it is.
   */
  readonly strict: boolean
  /** Whether replies of HTTP, `HTTP/1.1 200 OK`, are read as replies. */
  readonly httpReplies: boolean
  /** Whether requests of HTTP, `GET / HTTP/1.1`, are read as requests. */
  readonly httpRequests: boolean
  /** Whether the user of a `sip` URI with `user=phone` is a telephone number, with parameters of its own. */
  readonly phoneUsers: boolean
  /** Bytes of a whole message. */
  readonly maxBytes: number
  /** Bytes of a body. */
  readonly maxBodyBytes: number
  /** Headers of a message. */
  readonly maxHeaders: number
  /** Bytes of one header, its name and folded lines included. */
  readonly maxHeaderBytes: number
  /** Bytes of the first line, which is method, request URI and version. */
  readonly maxFirstLineBytes: number
  /** Bytes of the request URI. */
  readonly maxUriBytes: number
  /** Vias of a message, those in one header counted each. */
  readonly maxVias: number
  /** Elements, with commas between, of one header that is a list. */
  readonly maxElements: number
  /** Parameters of one element. */
  readonly maxParameters: number
  /** Parts of a body, on one level. */
  readonly maxParts: number
  /** Levels of parts in parts. */
  readonly maxPartDepth: number
  /** Headers of one part. */
  readonly maxPartHeaders: number
  /** Lines of a session description. */
  readonly maxSdpLines: number
  /** Streams of a session description. */
  readonly maxSdpMedia: number
  /** For each byte whether a name of a header may have it: 0 is no. */
  readonly headerNameBytes: Uint8Array
  /** For each byte whether the host of a URI may have it: 1 is yes. */
  readonly uriHostBytes: Uint8Array
}

/** What can be said of {@link ParserRules}. */
export interface ParserOptions extends Partial<
  Omit<ParserRules, 'headerNameBytes' | 'uriHostBytes'>
> {
  /** Characters that names of headers may have beside those of tokens. A colon, a blank and controls stay out. */
  readonly headerNameChars?: string
  /** Characters that hosts in URIs may have beside letters, digits, `-`, `.` and `_`. Delimiters stay out. */
  readonly uriHostChars?: string
}

const usual = {
  strict: true,
  httpReplies: false,
  httpRequests: false,
  phoneUsers: true,
  // what fits into a datagram
  maxBytes: 65535,
  maxBodyBytes: 65535,
  maxHeaders: 256,
  maxHeaderBytes: 16384,
  maxFirstLineBytes: 8192,
  maxUriBytes: 4096,
  // as many as Max-Forwards may count
  maxVias: 255,
  maxElements: 256,
  maxParameters: 128,
  maxParts: 64,
  maxPartDepth: 4,
  maxPartHeaders: 32,
  maxSdpLines: 4096,
  maxSdpMedia: 256,
}

/** What never is part of a header's name, whatever is asked for. */
const NAME_DELIMITERS = ':'
/** What ends a host, or a URI, whatever is asked for. */
const HOST_DELIMITERS = ':;?@<>"[],/'

/**
 * Rules that differ from the usual ones in what is given.
 *
 * @example Be forgiving, but take short messages only
 * ```ts
 * import { parseMessageText, parserRules } from 'siprose/sip'
 *
 * const rules = parserRules({ strict: false, maxBytes: 4096, maxHeaders: 40 })
 * const message = parseMessageText('INFO sip:a SIP/2.0\r\nTo: <sip:b>\r\nTo: <sip:c>\r\n\r\n', rules)
 * message.fault // => null
 * message.to?.uri // => 'sip:b'
 * ```
 */
export function parserRules(options: ParserOptions = {}): ParserRules {
  const { headerNameChars = '', uriHostChars = '', ...rest } = options
  return {
    ...usual,
    ...rest,
    headerNameBytes: widened(TOKEN, headerNameChars, NAME_DELIMITERS),
    uriHostBytes: widened(HOST, uriHostChars, HOST_DELIMITERS),
  }
}

/** The rules that hold unless others are given. They are strict; no sound message reaches their limits. */
export const usualRules: ParserRules = parserRules()

function widened(table: Uint8Array, characters: string, never: string): Uint8Array {
  const wide = Uint8Array.from(table)
  for (const character of characters) {
    const code = character.charCodeAt(0)
    if (code <= 32 || code === 127 || code > 255 || never.includes(character)) continue
    wide[code] ||= table === HOST ? 1 : (LOWER[code] ?? 0)
  }
  return wide
}
