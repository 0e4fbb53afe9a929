/**
 * More on messages as text: changes that show at once, values in lists, iterators.
 *
 * For what `textops` has no word for: a value out of the middle of a list, a parameter of a header, a header whose name is not known
 * before.
 *
 * @module textopsx
 */
import { defineModule, type LineWalk, NamedWalks, type RouteType } from 'siprose'

import type { HeaderWalk } from './header-walk.ts'

/** How many iterators of a kind a message may have at once. */
const MAX_ITERATORS = 16

/** The module's handle. It has no parameters. */
export const textopsx = defineModule('textopsx', {
  state: () => ({
    /** Iterators over headers, by message and name. */
    headers: new NamedWalks<HeaderWalk>(MAX_ITERATORS),
    /** Iterators over lines of bodies, by message and name. */
    lines: new NamedWalks<LineWalk>(MAX_ITERATORS),
  }),
})

/** Where the message is still the server's own to change. */
export const ownRoutes: readonly RouteType[] = ['request', 'reply']

/** Where the values of headers may be changed. */
export const valueRoutes: readonly RouteType[] = [
  'request',
  'failure',
  'reply',
  'onreply',
  'branch',
]
