// hot
/** Lists of headers that are made as they are asked for. */

import type { Header } from './header.ts'

const NO_HEADERS: readonly (Header | null)[] = Array.from({ length: 64 }, () => null)

/** A list of headers of which none is made yet; a copy of the usual length costs less than a list that grows. */
export function noHeaders(count: number): (Header | null)[] {
  return count <= NO_HEADERS.length
    ? NO_HEADERS.slice(0, count)
    : Array.from({ length: count }, () => null)
}
