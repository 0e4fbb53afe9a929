/** Registering. */

import { int, optional, str } from 'siprose'

import { registrar } from '../module.ts'
import { table } from '../table-argument.ts'

/**
 * Does what a REGISTER says, and answers it.
 *
 * Contacts are added, registered again, or taken out where they ask for no time at all, and the reply lists those that are there. All is done, or
 * nothing: one contact that cannot be read, or a CSeq that was overtaken, refuses the whole request. Check who it is before, with
 * `www_authenticate()`, as anybody can write anything into To.
 *
 * Where `db_mode` of `usrloc` is 1 or 3 the script waits until the database has it all; other messages do not. Where it refuses, the phone is answered
 * 503, or 500 for a value that it cannot hold, and all is what it was.
 *
 * @param table - the table of `usrloc`, mostly `location`
 * @param flags - a sum: 1 keeps contacts in memory alone, 2 sends no reply, 4 leaves the address of record with this one contact, 8 makes no
 *   interval shorter by chance, 16 with 2 adds the header lines to the reply that the script sends
 * @param uri - whose contacts they are, in place of To
 * @returns `1` where a contact was added, `2` where it was registered again, `3` where contacts were taken out, `4` where they were asked for, `-1`
 *   for a request that was refused, `-2` for one with too many contacts
 *
 * @example A registrar
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "usrloc.so"
 * loadmodule "registrar.so"
 * request_route {
 *     if (method == "REGISTER") save("location");
 *     else if (lookup("location")) forward();
 *     else sl_send_reply("404", "Not Found");
 * }
 * ```
 * ```sip
 * bob > REGISTER sip:example.com
 *       To: <sip:bob@example.com>
 *       Contact: <sip:bob@192.0.2.20>;expires=600
 * bob < 200
 *       Contact: <sip:bob@192.0.2.20>;expires=600
 * alice > MESSAGE sip:bob@example.com
 * bob < MESSAGE sip:bob@192.0.2.20
 * bob > 200
 * alice < 200
 * bob > REGISTER sip:example.com
 *       To: <sip:bob@example.com>
 *       Contact: *
 *       Expires: 0
 * bob < 200
 *       - Contact
 * alice > MESSAGE sip:bob@example.com
 * alice < 404
 * ```
 *
 * @example A database that may not be written to
 * ```kamailio
 * loadmodule "db_sqlite.so"
 * loadmodule "sl.so"
 * loadmodule "usrloc.so"
 * loadmodule "registrar.so"
 * modparam("db_sqlite", "db_set_readonly", "/siprose.db")
 * modparam("usrloc", "db_url", "sqlite:////siprose.db")
 * modparam("usrloc", "db_mode", 1)
 * modparam("registrar", "retry_after", 30)
 * request_route {
 *     if (method == "REGISTER") save("location");
 *     else if (!registered("location")) sl_send_reply("404", "Not Found");
 * }
 * ```
 * ```sip
 * bob > REGISTER sip:example.com
 *       To: <sip:bob@example.com>
 *       Contact: <sip:bob@192.0.2.20>
 * bob < 503
 *       Retry-After: 30
 *       P-Registrar-Error: Contact not stored
 * alice > OPTIONS sip:bob@example.com
 * alice < 404
 * ```
 *
 * @example A request that makes no sense
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "xlog.so"
 * loadmodule "usrloc.so"
 * loadmodule "registrar.so"
 * request_route { if (!save("location")) xlog("L_WARN", "refused\n"); }
 * ```
 * ```sip
 * bob > REGISTER sip:example.com
 *       To: <sip:bob@example.com>
 *       Contact: *
 *       Expires: 60
 * bob < 400 Bad Request
 *       P-Registrar-Error: * used in contact and expires is not zero
 * ```
 * ```log
 * WARNING <script>: refused
 * ```
 *
 * @example One phone each: the last one counts
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "usrloc.so"
 * loadmodule "registrar.so"
 * request_route { save("location", "0x04"); }
 * ```
 * ```sip
 * bob > REGISTER sip:example.com
 *       To: <sip:bob@example.com>
 *       Contact: <sip:bob@192.0.2.20>
 * bob < 200
 * bob > REGISTER sip:example.com
 *       To: <sip:bob@example.com>
 *       Contact: <sip:bob@192.0.2.20:5070>
 * bob < 200
 *       Contact: <sip:bob@192.0.2.20:5070>;expires=3600
 * ```
 *
 * @example Register a trunk under another name
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "usrloc.so"
 * loadmodule "registrar.so"
 * request_route { save("location", "0", "sip:trunk-$tU@example.com"); }
 * ```
 * ```sip
 * bob > REGISTER sip:example.com
 *       To: <sip:bob@example.com>
 *       Contact: <sip:bob@192.0.2.20>
 * bob < 200
 * ```
 * ```rpc
 * > ul.lookup location trunk-bob
 * AoR: trunk-bob
 * ```
 *
 * @compat Contacts are the same where RFC 3261 says that their URIs are. `Contact: *` with other contacts is refused, and so is one whose CSeq was
 *   overtaken. A table comes into being when a script first names it.
 * @rfc 3261 section 10.3, 3327, 5626, 5627
 */
export const save = registrar.cfgFunctionAsync(
  {
    args: [table, optional(int('flags', { min: 0, max: 31 })), optional(str('uri'))],
    routes: ['request', 'failure', 'onreply', 'reply'],
  },
  ({ state }, ctx, name, flags, uri) =>
    state.save(ctx, state.table(name), flags ?? 0, uri === undefined || uri === '' ? null : uri),
)

/**
 * Sends the reply that `save()` was asked not to send.
 *
 * @returns `-1` where there is none: `save()` was called without flag 2, or it was sent already
 *
 * @example Do something in between
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * loadmodule "usrloc.so"
 * loadmodule "registrar.so"
 * request_route {
 *     save("location", "0x02");
 *     append_to_reply("X-Domain: $td\r\n");
 *     if (!reg_send_reply()) sl_send_reply("500", "Nothing To Send");
 * }
 * ```
 * ```sip
 * bob > REGISTER sip:example.com
 *       To: <sip:bob@example.com>
 *       Contact: <sip:bob@192.0.2.20>
 * bob < 200 OK
 *       Contact: <sip:bob@192.0.2.20>;expires=3600
 *       X-Domain: example.com
 * ```
 *
 * @example Nothing was held back
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "xlog.so"
 * loadmodule "usrloc.so"
 * loadmodule "registrar.so"
 * request_route { save("location"); if (!reg_send_reply()) xlog("L_WARN", "sent already\n"); }
 * ```
 * ```sip
 * bob > REGISTER sip:example.com
 *       To: <sip:bob@example.com>
 *       Contact: <sip:bob@192.0.2.20>
 * bob < 200 OK
 * ```
 * ```log
 * WARNING <script>: sent already
 * ```
 */
export const reg_send_reply = registrar.cfgFunction(
  { routes: ['request', 'failure'] },
  ({ state }, ctx) => state.sendReply(ctx),
)
