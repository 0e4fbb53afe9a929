/** Walks over all headers, by a name that the script gives the walk. */

import { headerLines, key, prepared, str } from 'siprose'

import { HeaderWalk } from '../header-walk.ts'
import { textopsx } from '../module.ts'

/**
 * Starts a walk over the headers of the message, before the first.
 *
 * It belongs to the message in hand; one of the same name starts anew. A message can have 16 of them.
 *
 * @param iname - the name of the walk
 * @returns -1 when there are too many
 *
 * @example Take out what begins with X-
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "textopsx.so"
 * request_route {
 *     hf_iterator_start("all");
 *     while (hf_iterator_next("all")) {
 *         if ($hfitname(all) =~ "^X-") hf_iterator_rm("all");
 *     }
 *     hf_iterator_end("all");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         X-One: 1
 *         Subject: Lunch
 *         X-Two: 2
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         Subject: Lunch
 *         - X-One
 *         - X-Two
 * ```
 *
 * @compat A walk belongs to its message and a name can start anew; Kamailio has four for a whole process
 */
export const hf_iterator_start = textopsx.cfgFunction(
  { args: [str('iname')], routes: 'any' },
  (self, ctx, iname) => self.state.headers.start(ctx, iname, new HeaderWalk(ctx.message)),
)

/**
 * Goes to the next header; the first one after the start.
 *
 * @param iname - the name of the walk
 * @returns -1 behind the last header, and where no walk of this name was started
 *
 * @example Count headers
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textopsx.so"
 * request_route {
 *     if (hf_iterator_next("never")) exit;
 *     $var(n) = 0;
 *     hf_iterator_start("all");
 *     while (hf_iterator_next("all")) $var(n) = $var(n) + 1;
 *     if ($var(n) == $msg(hdrc)) sl_send_reply("200", "All of them");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 All of them
 * ```
 */
export const hf_iterator_next = textopsx.cfgFunction(
  { args: [str('iname')], routes: 'any' },
  (self, ctx, iname) => self.state.headers.get(ctx, iname)?.next() ?? false,
)

/**
 * Goes back to the header before.
 *
 * @param iname - the name of the walk
 * @returns -1 before the first header, and where no walk of this name was started
 *
 * @example Back to where it was
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textopsx.so"
 * request_route {
 *     hf_iterator_start("all");
 *     hf_iterator_next("all");
 *     $var(first) = $hfitname(all);
 *     hf_iterator_next("all");
 *     hf_iterator_prev("all");
 *     if ($hfitname(all) == $var(first) && !hf_iterator_prev("all")) sl_send_reply("200", "At $var(first)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 At Via
 * ```
 */
export const hf_iterator_prev = textopsx.cfgFunction(
  { args: [str('iname')], routes: 'any' },
  (self, ctx, iname) => self.state.headers.get(ctx, iname)?.previous() ?? false,
)

/**
 * Ends a walk. One that is not ended goes with its message.
 *
 * @param iname - the name of the walk
 * @returns -1 where no walk of this name was started
 *
 * @example It is gone then
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "textopsx.so"
 * request_route {
 *     hf_iterator_start("all");
 *     hf_iterator_end("all");
 *     if (!hf_iterator_next("all")) sl_send_reply("200", "Gone");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Gone
 * ```
 */
export const hf_iterator_end = textopsx.cfgFunction(
  { args: [str('iname')], routes: 'any' },
  (self, ctx, iname) => self.state.headers.end(ctx, iname),
)

/**
 * Takes out the header that the walk stands at, when the message leaves.
 *
 * @param iname - the name of the walk
 * @returns -1 where it stands at none
 *
 * @example Take out the second Route only
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "textopsx.so"
 * request_route {
 *     $var(n) = 0;
 *     hf_iterator_start("all");
 *     while (hf_iterator_next("all")) {
 *         if ($hfitname(all) == "X-Hop") {
 *             $var(n) = $var(n) + 1;
 *             if ($var(n) == 2) hf_iterator_rm("all");
 *         }
 *     }
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         X-Hop: one
 *         X-Hop: two
 *         X-Hop: three
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         X-Hop: one
 *         X-Hop: three
 * ```
 */
export const hf_iterator_rm = textopsx.cfgFunction(
  { args: [str('iname')], routes: 'any' },
  (self, ctx, iname) => self.state.headers.get(ctx, iname)?.remove() ?? false,
)

/**
 * Puts headers behind the one that the walk stands at, when the message leaves.
 *
 * @param iname - the name of the walk
 * @param htext - whole lines
 * @returns -1 where it stands at no header, and for a text that is none
 *
 * @example Explain a header right behind it
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "textopsx.so"
 * request_route {
 *     hf_iterator_start("all");
 *     while (hf_iterator_next("all")) {
 *         if ($hfitname(all) == "Subject") hf_iterator_append("all", "X-Subject-Length: $(hfitbody(all){s.len})\r\n");
 *     }
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         Subject: Lunch
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         Subject: Lunch
 *         X-Subject-Length: 5
 * ```
 */
export const hf_iterator_append = textopsx.cfgFunction(
  { args: [str('iname'), prepared('htext', headerLines)], routes: 'any' },
  (self, ctx, iname, htext) => self.state.headers.get(ctx, iname)?.append(htext) ?? false,
)

/**
 * Puts headers before the one that the walk stands at, when the message leaves.
 *
 * @param iname - the name of the walk
 * @param htext - whole lines
 * @returns -1 where it stands at no header, and for a text that is none
 *
 * @example Be the first of a kind
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "textopsx.so"
 * request_route {
 *     hf_iterator_start("all");
 *     while (hf_iterator_next("all")) {
 *         if ($hfitname(all) == "X-Hop") { hf_iterator_insert("all", "X-Hop: me\r\n"); break; }
 *     }
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         X-Hop: one
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         X-Hop: me
 *         X-Hop: one
 * ```
 */
export const hf_iterator_insert = textopsx.cfgFunction(
  { args: [str('iname'), prepared('htext', headerLines)], routes: 'any' },
  (self, ctx, iname, htext) => self.state.headers.get(ctx, iname)?.insert(htext) ?? false,
)

/**
 * The name of the header that a walk stands at, as it is written.
 *
 * @example List the names
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textopsx.so"
 * request_route {
 *     hf_iterator_start("all");
 *     while (hf_iterator_next("all")) if ($hfitname(all) == "Subject") break;
 *     sl_send_reply("200", "$hfitname(all) is $hfitbody(all), $hfitname(none)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         Subject: Lunch
 * alice < 200 Subject is Lunch, <null>
 * ```
 */
export const headerIteratorName = textopsx.pseudoVariable(
  { name: '$hfitname', key: key('iname', null, { kind: 'format' }), type: 'str' },
  { get: (self, ctx, iname) => self.state.headers.get(ctx, iname)?.header?.name ?? null },
)

/**
 * The value of the header that a walk stands at.
 *
 * @example Note each header
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "xlog.so"
 * loadmodule "textopsx.so"
 * request_route {
 *     hf_iterator_start("all");
 *     while (hf_iterator_next("all")) if ($hfitname(all) =~ "^X-") xlog("L_WARN", "$hfitname(all) = $hfitbody(all)\n");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-One: 1
 *         X-Two: 2
 * ```
 * ```log
 * WARNING <script>: X-One = 1
 * WARNING <script>: X-Two = 2
 * ```
 */
export const headerIteratorBody = textopsx.pseudoVariable(
  { name: '$hfitbody', key: key('iname', null, { kind: 'format' }), type: 'str' },
  { get: (self, ctx, iname) => self.state.headers.get(ctx, iname)?.header?.value ?? null },
)
