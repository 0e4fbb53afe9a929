/** Lists in a text, as `dk,fi,no`. */
import { constant, str } from 'siprose'

import { inList, prefixInList, separatorOf } from '../list.ts'
import { textops } from '../module.ts'

/**
 * Tells whether a text is an item of a list, case counting.
 *
 * Blanks around items do not count. An empty text is no item.
 *
 * @param subject - the text to look for; variables in it are expanded
 * @param list - the list; variables in it are expanded
 * @param separator - the one character between items
 * @returns true when it is one of the items
 *
 * @example Let some countries in
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     if (in_list("$hdr(X-Country)", "dk, fi, no, se", ",")) sl_send_reply("200", "Welcome");
 *     else sl_send_reply("403", "Not here");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Country: fi
 * alice < 200
 * alice > OPTIONS sip:example.com
 *         X-Country: f
 * alice < 403
 * alice > OPTIONS sip:example.com
 *         X-Country: FI
 * alice < 403
 * ```
 *
 * @see {@link in_list_prefix}
 */
export const in_list = textops.cfgFunction(
  { args: [str('subject'), str('list'), constant('separator', separatorOf)], routes: 'any' },
  (_self, _ctx, subject, list, separator) => inList(subject, list, separator),
)

/**
 * Tells whether a text starts with an item of a list, case counting.
 *
 * Blanks around items do not count, nor do empty items.
 *
 * @param subject - the text; variables in it are expanded
 * @param list - the beginnings; variables in it are expanded
 * @param separator - the one character between items
 * @returns true when it starts with one of the items
 *
 * @example Recognize premium numbers
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     if (in_list_prefix("$rU", "+358600 +358700", " ")) sl_send_reply("403", "Premium");
 *     else sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > INVITE sip:+358600123456@example.com
 * alice < 403
 * alice > INVITE sip:+358401234567@example.com
 * alice < 200
 * ```
 *
 * @see {@link in_list}
 */
export const in_list_prefix = textops.cfgFunction(
  { args: [str('subject'), str('list'), constant('separator', separatorOf)], routes: 'any' },
  (_self, _ctx, subject, list, separator) => prefixInList(subject, list, separator),
)
