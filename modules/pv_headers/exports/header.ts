/** Headers as values. */

import { key } from 'siprose'

import { isHeader, keyOf } from '../header-set.ts'
import { pvHeaders } from '../module.ts'

/**
 * A header, as the changes so far have made it.
 *
 * An index means one of several, the first without it; negative ones count from the last. Set without an index, one more is added; `[*]` makes one
 * of all; `$null` takes all out, or the one that the index means.
 *
 * @param name - of the header, in any case, short or full
 *
 * @example Read, changed, and read again
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "uac.so"
 * loadmodule "pv_headers.so"
 * request_route {
 *     $x_hdr(X-Call) = "third";
 *     $(x_hdr(X-Call)[0]) = "first";
 *     $(x_hdr(X-All)[*]) = "one";
 *     $x_hdr(Subject) = $null;
 *     $x_hdr(X-Seen) = $x_hdr(X-Call) + " to " + $(x_hdr(X-Call)[-1]);
 *     $du = "sip:192.0.2.20";
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 *         X-Call: a
 *         X-Call: b
 *         X-All: 1
 *         X-All: 2
 *         Subject: Lunch
 * bob   < MESSAGE sip:bob@example.com
 *         X-Call: first
 *         X-Call: b
 *         X-Call: third
 *         X-All: one
 *         X-Seen: first to third
 *         - Subject
 * bob   > 200
 * alice < 200
 * ```
 *
 * @example Each branch has its own
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "corex.so"
 * loadmodule "tm.so"
 * loadmodule "uac.so"
 * loadmodule "pv_headers.so"
 * request_route {
 *     $x_hdr(X-Call) = $ci;
 *     $ru = "sip:bob@192.0.2.20";
 *     append_branch("sip:carol@192.0.2.30");
 *     t_on_branch("OWN");
 *     t_relay();
 * }
 * branch_route[OWN] { $x_hdr(X-For) = $rU; }
 * ```
 * ```sip
 * alice > MESSAGE sip:team@example.com
 *         Call-ID: c1
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         X-Call: c1
 *         X-For: bob
 * carol < MESSAGE sip:carol@192.0.2.30
 *         X-Call: c1
 *         X-For: carol
 * bob   > 200
 * alice < 200
 * ```
 *
 * @example In replies
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "uac.so"
 * loadmodule "pv_headers.so"
 * request_route { t_on_reply("HIDE"); t_relay(); }
 * onreply_route[HIDE] { $x_hdr(Server) = $null; $x_hdr(X-Via) = "example.com"; }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 * bob   > 200
 *         Server: phone/1.0
 * alice < 200
 *         X-Via: example.com
 *         - Server
 * ```
 *
 * @compat Short and full names are the same header; Kamailio takes them for two.
 * @trap Set twice, it is there twice
 */
export const xHdr = pvHeaders.pseudoVariable(
  {
    name: '$x_hdr',
    type: 'str',
    key: key('name', null, { kind: 'format' }),
    indexed: true,
  },
  {
    get: ({ state }, ctx, name: string, index) =>
      state.of(ctx)?.get(keyOf(name), typeof index === 'number' ? index : 0) ?? null,
    set: ({ state }, ctx, value, name: string, index) => {
      const headers = state.ofChanged(ctx)
      const all = typeof index !== 'number'
      if (value === null) {
        if (all) headers.list.removeAll(keyOf(name))
        else headers.list.remove(keyOf(name), index)
        return isHeader(name, '')
      }
      const text = String(value)
      if (index === '*') return headers.replaceAll(name, text)
      return all ? headers.append(name, text) : headers.change(name, text, index)
    },
  },
)
