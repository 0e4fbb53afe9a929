/** The statuses of failures that are not accounted for: `404,407`. */

import { SiproseError } from 'siprose'

/**
 * Reads it.
 *
 * @throws SiproseError for anything but statuses of failures
 */
export function parseFailedFilter(text: string): ReadonlySet<number> {
  const codes = text.split(',').map((part) => {
    const code = part.trim()
    if (/^[3-9]\d\d$/.test(code)) return Number(code)
    throw new SiproseError(
      'acc/failed-filter',
      `\`${code}\` is no status of a failure; write some from 300 to 999 with commas between them`,
    )
  })
  return new Set(codes)
}
