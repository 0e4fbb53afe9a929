/** The places a request goes to: branches. */

import { type Context, parseUri, partKey, printQ } from 'siprose'

import { attributes, copyOf, readAttribute, writeAttribute } from '../branch-attributes.ts'
import { pv } from '../module.ts'

const attributeKey = partKey(attributes, 'attribute')

/**
 * An attribute of a branch that was added; the request URI itself is not among them.
 *
 * Without an index it is the first, `[-1]` the last; `count` is how many there are. Attributes are `uri`, `dst_uri`, `path`, `q`, `send_socket`,
 * `flags`, `ruid`, `instance`, `location_ua`, `otcpid`. Setting `uri` to `$null` takes the branch out.
 *
 * @example Change the second of two
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     $br = "sip:bob@192.0.2.20";
 *     $br = "sip:bob@192.0.2.30";
 *     $(branch(uri)[1]) = "sip:carol@192.0.2.30";
 *     $(branch(uri)[0]) = $null;
 *     sl_send_reply("200", "$branch(count): $branch(uri)");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:team@example.com
 * alice < 200 1: sip:carol@192.0.2.30
 * ```
 *
 * @compat `count` is 0 where there is no branch, which Kamailio shows as nothing
 */
export const branch = pv.pseudoVariable(
  { name: '$branch', key: attributeKey, indexed: true, type: 'any' },
  {
    get: (_self, ctx, attribute, index) => {
      if (!ctx.hasBranches) return attribute === 'count' ? 0 : null
      if (attribute === 'count') return ctx.branches.count
      const found = ctx.branches.at(typeof index === 'number' ? index : 0)
      return found === null ? null : readAttribute(found, attribute)
    },
    set: (self, ctx, value, attribute, index) => {
      const place = typeof index === 'number' ? index : 0
      const found = ctx.hasBranches ? ctx.branches.at(place) : null
      if (found === null || attribute === 'count') return false
      if (attribute === 'uri' && value === null) return ctx.branches.remove(place)
      return writeAttribute(self.server, found, attribute, value)
    },
  },
)

/**
 * The URI of the first branch that was added. Set it to add a branch.
 *
 * The branch gets the destination, socket and flags that the request URI has now.
 *
 * @example Ring two phones
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     $br = "sip:bob@192.0.2.20";
 *     $br = "sip:bob@192.0.2.30";
 *     sl_send_reply("200", "First $br of $bR");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 200 First sip:bob@192.0.2.20 of sip:bob@192.0.2.20, sip:bob@192.0.2.30
 * ```
 */
export const firstBranch = pv.pseudoVariable(
  { name: '$br', type: 'str' },
  {
    get: (_self, ctx) => (ctx.hasBranches ? (ctx.branches.at(0)?.uri ?? null) : null),
    set: (_self, ctx, value) => {
      if (typeof value !== 'string' || parseUri(value, ctx.message.rules) === null) return false
      return ctx.addBranch(value, null) !== null
    },
  },
)

function shown(uri: string, q: number | null): string {
  return q === null ? uri : `<${uri}>;q=${printQ(q)}`
}

/**
 * All branches that were added, with ", " between.
 *
 * @example There is none at first
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $bR            => $null
 * $br            => $null
 * $branch(uri)   => $null
 * $branch(count) => 0
 * ```
 */
export const allBranches = pv.pseudoVariable(
  { name: '$bR', type: 'str' },
  {
    get: (_self, ctx) =>
      ctx.hasBranches
        ? ctx.branches
            .all()
            .map(({ uri, q }) => shown(uri, q))
            .join(', ')
        : null,
  },
)

/**
 * All places the request goes to, as a Contact header.
 *
 * The request URI is among them when the script has changed it. `$null` where there is none.
 *
 * @example Tell callers that there are two
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     $ru = "sip:bob@192.0.2.20";
 *     $br = "sip:bob@192.0.2.30";
 *     append_to_reply("$ds\r\n");
 *     sl_send_reply("485", "Ambiguous");
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@example.com
 * alice < 485 Ambiguous
 *         Contact: <sip:bob@192.0.2.20>, <sip:bob@192.0.2.30>
 * ```
 */
export const destinationSet = pv.pseudoVariable(
  { name: '$ds', type: 'str' },
  {
    get: (_self, ctx) => {
      const places = destinations(ctx)
      return places.length === 0 ? null : `Contact: ${places.join(', ')}`
    },
  },
)

function destinations(ctx: Context): string[] {
  const { message, requestUri } = ctx
  const places = message.isRequest && requestUri !== message.requestUri ? [`<${requestUri}>`] : []
  if (!ctx.hasBranches) return places
  for (const { uri, q } of ctx.branches.all()) {
    places.push(q === null ? `<${uri}>` : `<${uri}>;q=${printQ(q)}`)
  }
  return places
}

/**
 * The id in the location table of the place that the request URI is.
 *
 * `$null` where no lookup found it.
 *
 * @example Nobody looked yet
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $ruid        => $null
 * $location_ua => $null
 * ```
 */
export const recordId = pv.pseudoVariable(
  { name: '$ruid', type: 'str' },
  { get: (_self, ctx) => ctx.facts?.ruid ?? null },
)

/**
 * What the device that the request URI is called itself when it registered.
 *
 * `$null` where no lookup found it.
 *
 * @example Nobody looked yet
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $location_ua => $null
 * ```
 */
export const locationUserAgent = pv.pseudoVariable(
  { name: '$location_ua', type: 'str' },
  { get: (_self, ctx) => ctx.facts?.userAgent ?? null },
)

/**
 * An attribute of the static branch.
 *
 * That is one the script makes step by step, to add it or to make it the request URI. Attributes are those of `$branch`. It belongs to the message; `sbranch_append()` and `sbranch_set_ruri()` use it, `sbranch_reset()` empties it.
 *
 * @example Make a branch with a destination of its own
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     sbranch_reset();
 *     $sbranch(uri) = "sip:bob@example.net";
 *     $sbranch(dst_uri) = "sip:192.0.2.20";
 *     $sbranch(flags) = 6;
 *     sbranch_append();
 *     sl_send_reply("200", "$branch(uri) by $branch(dst_uri), $branch(flags)");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 200 sip:bob@example.net by sip:192.0.2.20, 6
 * ```
 */
export const staticBranch = pv.pseudoVariable(
  { name: '$sbranch', key: attributeKey, type: 'any' },
  {
    get: (self, ctx, attribute) => {
      if (attribute === 'count') return ctx.hasBranches ? ctx.branches.count : 0
      const made = self.state.branches.peek(ctx)
      return made === null ? null : readAttribute(made, attribute)
    },
    set: (self, ctx, value, attribute) =>
      attribute !== 'count' &&
      writeAttribute(self.server, self.state.branches.of(ctx), attribute, value),
  },
)

/**
 * Makes the static branch the request URI, with destination, socket, flags and path.
 *
 * The static branch stays as it is.
 *
 * @returns -1 when it has no URI
 *
 * @example Set all at once
 * ```kamailio
 * loadmodule "pv.so"
 * request_route {
 *     if (sbranch_set_ruri()) exit;
 *     $sbranch(uri) = "sip:bob@example.net";
 *     $sbranch(dst_uri) = "sip:192.0.2.20";
 *     sbranch_set_ruri();
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * bob   < MESSAGE sip:bob@example.net
 * ```
 */
export const sbranch_set_ruri = pv.cfgFunction({ routes: 'any' }, (self, ctx) => {
  const made = self.state.branches.peek(ctx)
  if (made === null || made.uri === '') return false
  ctx.requestUri = made.uri
  ctx.destinationUri = made.destinationUri
  ctx.branchFlags = made.flags
  ctx.sendSocket = made.sendSocket
  ctx.facts = copyOf(made)
  return true
})

/**
 * Adds the static branch to those the request goes to.
 *
 * The static branch stays as it is, so one more can be made from it.
 *
 * @returns -1 when it has no URI, or there are too many branches
 *
 * @example Two that differ in little
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     if (sbranch_append()) exit;
 *     $sbranch(uri) = "sip:bob@192.0.2.20";
 *     sbranch_append();
 *     $sbranch(uri) = "sip:bob@192.0.2.30";
 *     sbranch_append();
 *     sl_send_reply("200", "$bR");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 200 sip:bob@192.0.2.20, sip:bob@192.0.2.30
 * ```
 */
export const sbranch_append = pv.cfgFunction({ routes: 'any' }, (self, ctx) => {
  const made = self.state.branches.peek(ctx)
  return made !== null && made.uri !== '' && ctx.branches.append(copyOf(made))
})

/**
 * Empties the static branch.
 *
 * @example Nothing is left of it
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     $sbranch(uri) = "sip:bob@192.0.2.20";
 *     sbranch_reset();
 *     sl_send_reply("200", "URI $sbranch(uri)");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 200 URI <null>
 * ```
 */
export const sbranch_reset = pv.cfgFunction({ routes: 'any' }, (self, ctx) => {
  self.state.branches.forget(ctx)
})
