/** URIs without one of their parameters. */

import type { Uri } from 'siprose'

/** The URI as it is written, without the parameters of a name, in any case. */
export function withoutParam(uri: Uri, name: string): string {
  if (uri.param(name) === null) return uri.text
  const wanted = name.toLowerCase()
  const { params, headers } = uri
  let result = uri.text.slice(0, uri.portEnd)
  for (let start = 0; start <= params.length;) {
    const semicolon = params.indexOf(';', start)
    const end = semicolon < 0 ? params.length : semicolon
    const equals = params.indexOf('=', start)
    const nameEnd = equals < 0 || equals > end ? end : equals
    if (params.slice(start, nameEnd).toLowerCase() !== wanted)
      result += `;${params.slice(start, end)}`
    start = end + 1
  }
  return headers === '' ? result : `${result}?${headers}`
}
