/** Routes, as nearly all are: each a URI in `<` and `>`, with nothing behind it. */

import { HOST, MAX_ROUTES, ROUTE_COUNT, ROUTE_NUMBERS, ROUTES, UNREAD } from '../layout'
import { byte, COMMA, GREATER, isBlank, isLineEnd, LESS, put, putOffset } from './memory'
import { sipUri } from './uri'

/** How many were read of this message; below 0 once one is to be looked at by its grammar. */
let count: i32 = 0

/** Says that there are none yet. */
export function noRoutes(): void {
  count = 0
}

/** Leaves all of them to their grammar. */
export function forgetRoutes(): void {
  count = UNREAD
}

/** Writes down how many there are. */
export function putRoutes(): void {
  put(ROUTE_COUNT, count == 0 ? UNREAD : count)
}

/** Reads those of one header; gives where reading has stopped. */
export function routes(from: usize): usize {
  let p = from
  while (count >= 0) {
    const uri = p + 1
    const place = ROUTES + count * ROUTE_NUMBERS
    const end: usize = count < MAX_ROUTES && byte(p) == LESS ? sipUri(uri, place + 2 - HOST) : 0
    if (end == 0 || byte(end) != GREATER) break
    putOffset(place, uri)
    putOffset(place + 1, end)
    count++
    p = end + 1
    if (isLineEnd(p)) return p
    if (byte(p) != COMMA) break
    p++
    while (isBlank(p)) p++
  }
  forgetRoutes()
  return p
}
