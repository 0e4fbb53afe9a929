/** What a script asks of the dialog that a request belongs to. */

import { Fault, HeaderId, partKey, routeList } from 'siprose'

import { rr } from '../module.ts'

/**
 * The URI of the first Route, as the request came with it.
 *
 * @example Whose turn is it?
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "rr.so"
 * request_route { sl_send_reply("200", "$route_uri"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         Route: "The first" <sip:192.0.2.1;lr>, <sip:192.0.2.20;lr>
 * alice < 200 sip:192.0.2.1;lr
 * ```
 *
 * @compat Where there is none it prints as `<null>`, like all others.
 */
export const routeUri = rr.pseudoVariable(
  { name: '$route_uri', type: 'str' },
  {
    get: (_self, { message }) => {
      const header = message.first(HeaderId.ROUTE)
      const first = header === null ? undefined : routeList(header)[0]
      return first === undefined || first instanceof Fault || !first.bracketed ? null : first.uri
    },
  },
)

/**
 * Which way the request goes in its dialog: by name, or as a number.
 *
 * `$rdir(name)` is `downstream` or `upstream`, `$rdir(id)` 1 or 2: see {@link is_direction}.
 *
 * @example Mark what comes from the callee
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "rr.so"
 * request_route { loose_route(); sl_send_reply("200", "$rdir(id) $rdir(name)"); }
 * ```
 * ```sip
 * bob > BYE sip:alice@192.0.2.10
 *       From: <sip:bob@example.com>;tag=b1
 *       To: <sip:alice@example.com>;tag=a1
 *       Route: <sip:192.0.2.1;lr;ftag=a1>
 * bob < 200 2 upstream
 * ```
 */
export const rdir = rr.pseudoVariable(
  {
    name: '$rdir',
    type: 'any',
    key: partKey(['id', 'name']),
  },
  {
    get: (self, ctx, part) => {
      const direction = self.state.routed.direction(ctx)
      if (part === 'name') return direction
      return direction === 'downstream' ? 1 : 2
    },
  },
)

/**
 * The tag that the caller has in this dialog: that of From in the request that made it.
 *
 * @example The same for a dialog, whoever sends
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "rr.so"
 * request_route { loose_route(); sl_send_reply("200", "$fti called $tti"); }
 * ```
 * ```sip
 * alice > BYE sip:bob@192.0.2.20
 *         From: <sip:alice@example.com>;tag=a1
 *         To: <sip:bob@example.com>;tag=b1
 *         Route: <sip:192.0.2.1;lr;ftag=a1>
 * alice < 200 a1 called b1
 * bob   > BYE sip:alice@192.0.2.10
 *         From: <sip:bob@example.com>;tag=b1
 *         To: <sip:alice@example.com>;tag=a1
 *         Route: <sip:192.0.2.1;lr;ftag=a1>
 * bob   < 200 a1 called b1
 * ```
 */
export const initialFromTag = rr.pseudoVariable(
  { name: '$fti', type: 'str' },
  {
    get: (self, ctx) =>
      self.state.routed.direction(ctx) === 'downstream' ? ctx.message.fromTag : ctx.message.toTag,
  },
)

/**
 * The tag that the callee has in this dialog; `$null` in the request that makes it.
 *
 * @example There is none yet
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "rr.so"
 * request_route { sl_send_reply("200", "$fti, $tti"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:bob@example.com
 *         From: <sip:alice@example.com>;tag=a1
 * alice < 200 a1, <null>
 * ```
 */
export const initialToTag = rr.pseudoVariable(
  { name: '$tti', type: 'str' },
  {
    get: (self, ctx) =>
      self.state.routed.direction(ctx) === 'downstream' ? ctx.message.toTag : ctx.message.fromTag,
  },
)
