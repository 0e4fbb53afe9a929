/** Walks over the lines of the body, by a name that the script gives the walk. */

import { key, LineWalk, str } from 'siprose'

import { textopsx } from '../module.ts'

/**
 * Starts a walk over the lines of the body, before the first.
 *
 * It belongs to the message in hand; one of the same name starts anew. A message can have 16 of them.
 *
 * @param iname - the name of the walk
 * @returns -1 when there are too many
 *
 * @example Take one codec out of an offer
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "textopsx.so"
 * request_route {
 *     bl_iterator_start("sdp");
 *     while (bl_iterator_next("sdp")) {
 *         if ($blitval(sdp) =~ "^a=rtpmap:18 ") bl_iterator_rm("sdp");
 *     }
 *     bl_iterator_end("sdp");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 *         Content-Type: application/sdp
 *
 *         v=0
 *         a=rtpmap:0 PCMU/8000
 *         a=rtpmap:18 G729/8000
 *         a=sendrecv
 * bob   < INVITE sip:bob@192.0.2.20
 *
 *         v=0
 *         a=rtpmap:0 PCMU/8000
 *         a=sendrecv
 * ```
 *
 * @compat A walk belongs to its message and a name can start anew; Kamailio has four for a whole process
 */
export const bl_iterator_start = textopsx.cfgFunction(
  { args: [str('iname')], routes: 'any' },
  ({ state }, ctx, iname) => {
    const { message } = ctx
    const walk = new LineWalk(message, message.bodyStart, message.bodyEnd)
    return state.lines.start(ctx, iname, walk)
  },
)

/**
 * Goes to the next line; the first one after the start.
 *
 * @param iname - the name of the walk
 * @returns -1 behind the last line, and where no walk of this name was started
 *
 * @example Count lines
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textopsx.so"
 * request_route {
 *     $var(n) = 0;
 *     bl_iterator_start("body");
 *     while (bl_iterator_next("body")) $var(n) = $var(n) + 1;
 *     if (!bl_iterator_next("never")) sl_send_reply("200", "$var(n) lines");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:example.com
 *         Content-Type: text/plain
 *
 *         one
 *         two
 * alice < 200 2 lines
 * alice > MESSAGE sip:example.com
 * alice < 200 0 lines
 * ```
 */
export const bl_iterator_next = textopsx.cfgFunction(
  { args: [str('iname')], routes: 'any' },
  (self, ctx, iname) => self.state.lines.get(ctx, iname)?.next() ?? false,
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
 *     bl_iterator_start("body");
 *     if (bl_iterator_end("body") && !bl_iterator_end("body")) sl_send_reply("200", "Gone");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Gone
 * ```
 */
export const bl_iterator_end = textopsx.cfgFunction(
  { args: [str('iname')], routes: 'any' },
  (self, ctx, iname) => self.state.lines.end(ctx, iname),
)

/**
 * Takes out the line that the walk stands at, when the message leaves.
 *
 * @param iname - the name of the walk
 * @returns -1 where it stands at none
 *
 * @example Before the first line there is nothing to take out
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "textopsx.so"
 * request_route {
 *     bl_iterator_start("body");
 *     if (!bl_iterator_rm("body")) sl_send_reply("200", "Nothing yet");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:example.com
 *         Content-Type: text/plain
 *
 *         one
 * alice < 200 Nothing yet
 * ```
 */
export const bl_iterator_rm = textopsx.cfgFunction(
  { args: [str('iname')], routes: 'any' },
  (self, ctx, iname) => self.state.lines.get(ctx, iname)?.remove() ?? false,
)

/**
 * Puts text behind the line that the walk stands at, when the message leaves.
 *
 * @param iname - the name of the walk
 * @param text - whole lines, with their line ends
 * @returns -1 where it stands at none
 *
 * @example Add an attribute behind another
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "textopsx.so"
 * request_route {
 *     bl_iterator_start("sdp");
 *     while (bl_iterator_next("sdp")) {
 *         if ($blitval(sdp) =~ "^v=0") bl_iterator_append("sdp", "a=tool:siprose\r\n");
 *     }
 *     forward();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 *         Content-Type: application/sdp
 *
 *         v=0
 *         a=sendrecv
 * bob   < INVITE sip:bob@192.0.2.20
 *
 *         v=0
 *         a=tool:siprose
 *         a=sendrecv
 * ```
 */
export const bl_iterator_append = textopsx.cfgFunction(
  { args: [str('iname'), str('text')], routes: 'any' },
  (self, ctx, iname, text) => self.state.lines.get(ctx, iname)?.append(text) ?? false,
)

/**
 * Puts text before the line that the walk stands at, when the message leaves.
 *
 * @param iname - the name of the walk
 * @param text - whole lines, with their line ends
 * @returns -1 where it stands at none
 *
 * @example Add an attribute before another
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "textopsx.so"
 * request_route {
 *     bl_iterator_start("sdp");
 *     while (bl_iterator_next("sdp")) {
 *         if ($blitval(sdp) =~ "^a=sendrecv") bl_iterator_insert("sdp", "a=ptime:20\r\n");
 *     }
 *     forward();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 *         Content-Type: application/sdp
 *
 *         v=0
 *         a=sendrecv
 * bob   < INVITE sip:bob@192.0.2.20
 *
 *         v=0
 *         a=ptime:20
 *         a=sendrecv
 * ```
 */
export const bl_iterator_insert = textopsx.cfgFunction(
  { args: [str('iname'), str('text')], routes: 'any' },
  (self, ctx, iname, text) => self.state.lines.get(ctx, iname)?.insert(text) ?? false,
)

/**
 * The line that a walk stands at, with its line end.
 *
 * @example Read the first line
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textopsx.so"
 * request_route {
 *     bl_iterator_start("body");
 *     bl_iterator_next("body");
 *     sl_send_reply("200", "$(blitval(body){s.substr,0,5}) of $(blitval(body){s.len})");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:example.com
 *         Content-Type: text/plain
 *
 *         first
 *         second
 * alice < 200 first of 7
 * ```
 */
export const bodyIteratorLine = textopsx.pseudoVariable(
  { name: '$blitval', key: key('iname', null, { kind: 'format' }), type: 'str' },
  { get: (self, ctx, iname) => self.state.lines.get(ctx, iname)?.line ?? null },
)
