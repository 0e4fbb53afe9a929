/**
 * More on messages as text: changes that show at once, values in lists, iterators.
 *
 * For what `textops` has no word for: a value out of the middle of a list, a parameter of a header, a header whose name is not known
 * before.
 *
 * @module textopsx
 */
import { defineModule, type RouteType } from 'siprose'

import { BodyIterators } from './body-iterators.ts'
import { HeaderIterators } from './header-iterators.ts'

/** The module's handle. It has no parameters. */
export const textopsx = defineModule('textopsx', {
  state: () => ({
    /** Iterators over headers, by message and name. */
    headers: new HeaderIterators(),
    /** Iterators over lines of bodies, by message and name. */
    lines: new BodyIterators(),
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
