// hot
/** The headers in a URI, `?Replaces=…&Subject=…` (RFC 3261 19.1.1). */

import { sameText } from './chars.ts'
import type { Uri } from './uri.ts'
import { unescapeUri } from './uri-escapes.ts'

// repeated here because an imported constant is loaded at each comparison: see scan.ts
const AMPERSAND = 38

/**
 * What the first header called `name`, in any case, is to say, its escapes taken out. Null if it is not there.
 *
 * The name `body` stands for the body.
 *
 * @example Read a header that a link carries
 * ```ts
 * import { parseUri, uriHeader } from 'siprose/sip'
 *
 * const uri = parseUri('sip:bob@example.com?Subject=Lunch%20today&body=Hi')
 * uri && uriHeader(uri, 'subject') // => 'Lunch today'
 * ```
 */
export function uriHeader(uri: Uri, name: string): string | null {
  const { headers } = uri
  let from = 0
  while (from < headers.length) {
    let end = from
    while (end < headers.length && headers.charCodeAt(end) !== AMPERSAND) end++
    const pair = headers.slice(from, end)
    const equals = pair.indexOf('=')
    const key = equals < 0 ? pair : pair.slice(0, equals)
    if (sameText(unescapeUri(key), name)) {
      return equals < 0 ? '' : unescapeUri(pair.slice(equals + 1))
    }
    from = end + 1
  }
  return null
}
