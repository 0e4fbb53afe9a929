/** Headers with lists of values, and counting. */

import { key, parseXavpPath, SiproseError, XavpList, type XavpPath, type Context } from 'siprose'

import { avpName } from '../avp-aliases.ts'
import { pv } from '../module.ts'
import { bodiesOf } from '../text/list-bodies.ts'

function headerName(text: string): string {
  if (!/^[!%'*+\-.0-9A-Z^_`a-z|~]+$/.test(text)) {
    throw new SiproseError('pv/bad-header-name', `\`${text}\` is no name a header can have`)
  }
  return text
}

/**
 * One value of a header that can hold a list.
 *
 * Each element of Contact, Record-Route, Route and Via counts. Of other headers it is the whole value, as `$hdr` gives it. Without an index it is the first; negative ones count from the last; `[*]`
 * gives all with "," between.
 *
 * @example Take the second hop, however they are written
 * ```sip
 * alice > INVITE sip:bob@example.com
 *         Route: <sip:p1.example.com;lr>, <sip:p2.example.com;lr>
 *         Route: <sip:p3.example.com;lr>
 * ```
 * ```values
 * $hfl(Route)       => "<sip:p1.example.com;lr>"
 * $(hfl(Route)[1])  => "<sip:p2.example.com;lr>"
 * $(hfl(Route)[-1]) => "<sip:p3.example.com;lr>"
 * $(hfl(Route)[7])  => $null
 * $hflc(Route)      => 3
 * ```
 *
 * @compat Negative indexes count from the end, where Kamailio finds nothing in these lists
 */
export const headerElement = pv.pseudoVariable(
  { name: '$hfl', key: key('name', headerName, { kind: 'format' }), indexed: true, type: 'str' },
  {
    get: (_self, { message }, name, index) => {
      const bodies = bodiesOf(message, name)
      if (index === '*') return bodies.length === 0 ? null : bodies.join(',')
      const at = typeof index === 'number' ? index : 0
      return bodies[at < 0 ? bodies.length + at : at] ?? null
    },
  },
)

/**
 * How many values the headers of a name have; each element of a list counts.
 *
 * Lists are those `$hfl` takes apart; other headers count once each.
 *
 * @example Refuse a message that went round for too long
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     if ($hflc(Via) > 2) sl_send_reply("482", "Loop Detected");
 *     else sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 OK
 * alice > OPTIONS sip:example.com
 *         Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bK3
 *         Via: SIP/2.0/UDP 198.51.100.7;branch=z9hG4bK2, SIP/2.0/UDP 198.51.100.8;branch=z9hG4bK1
 * alice < 482 Loop Detected
 * ```
 */
export const headerElementCount = pv.pseudoVariable(
  { name: '$hflc', key: key('name', headerName, { kind: 'format' }), type: 'int' },
  { get: (_self, { message }, name) => bodiesOf(message, name).length },
)

/** What is counted. */
type Counted =
  | { readonly kind: 'avp'; readonly name: string }
  | { readonly kind: 'xavp'; readonly path: XavpPath }

const COUNTED = /^\$(avp|xavp)\((.+)\)$/

/**
 * How many values an AVP has, or how many records and fields a XAVP.
 *
 * `$cnt($xavp(a))` counts records `a`, `$cnt($xavp(a[0]=>b[*]))` fields `b` of the newest, `$cnt($xavp(a=>b))` those of all.
 *
 * @example Count what was found
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     $avp(hop) = "one";
 *     $avp(hop) = "two";
 *     $xavp(gateway=>host) = "192.0.2.20";
 *     sl_send_reply("200", "$cnt($avp(hop)) hops, $cnt($xavp(gateway)) gateway, $cnt($avp(none)) others");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 2 hops, 1 gateway, 0 others
 * ```
 */
export const countOf = pv.pseudoVariable(
  {
    name: '$cnt',
    key: key('pv', (text, using): Counted => {
      const [, kind, inside = ''] = COUNTED.exec(text.trim()) ?? []
      if (kind === 'avp') return { kind, name: avpName(inside) }
      if (kind === 'xavp') return { kind, path: parseXavpPath(inside, using) }
      throw new SiproseError(
        'pv/not-counted',
        `\`${text}\` cannot be counted; it can be $avp(name) or $xavp(path)`,
      )
    }),
    type: 'int',
  },
  {
    get: (self, ctx, counted) => {
      if (counted.kind === 'xavp') return countPath(ctx, counted.path)
      const name = self.state.aliases?.get(counted.name) ?? counted.name
      return ctx.avps.values(name).length
    },
  },
)

/** Counts what a path of one or two names leads to; an index that is left out means all. */
function countPath(ctx: Context, { steps }: XavpPath): number {
  const [first, second] = steps
  if (first === undefined) return 0
  const rootKey = first.format === null ? first.key : first.format.run(ctx)
  const rootIndex = numberOf(first.variable?.get(ctx) ?? first.index)
  let counted = 0
  const list = ctx.xavps.xavp
  for (let at = 0; at < list.count(rootKey); at += 1) {
    const wanted = rootIndex === null || list.find(rootKey, rootIndex) === list.find(rootKey, at)
    if (!wanted) continue
    if (second === undefined) counted += 1
    else {
      const value = list.find(rootKey, at)?.value
      if (!(value instanceof XavpList)) continue
      const childKey = second.format === null ? second.key : second.format.run(ctx)
      const childIndex = numberOf(second.variable?.get(ctx) ?? second.index)
      if (childIndex === null) counted += value.count(childKey)
      else if (value.find(childKey, childIndex) !== null) counted += 1
    }
  }
  return counted
}

function numberOf(index: number | string | null): number | null {
  return typeof index === 'number' ? index : null
}
