/** Delivering messages. */

import {
  contacts,
  type Context,
  Contact,
  expires,
  hasStarContact,
  optional,
  parseUri,
  phoneUser,
  str,
} from 'siprose'

import { msilo } from '../module.ts'

/**
 * Sends a user the messages that wait, each in a request of its own.
 *
 * Call it once the registration is saved. The messages go to the address they were sent to, so that they find all phones of the user as any other
 * message would; `outbound_proxy` names another next hop. A message that is answered with a 2xx is removed; others wait for the next
 * registration. The script does not wait for the answers. Of many messages, `dump_batch` are on their way at a time.
 *
 * @param owner - the URI of whose messages are sent; the one in To if left out
 * @returns false for a REGISTER that has no contact or ends one, for a URI without user, and where the database does not answer; true where
 *   nothing waits, too
 *
 * @example Deliver on registration, not on its end
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "msilo.so"
 * modparam("msilo", "db_url", "sqlite:///siprose.db")
 * request_route {
 *     if (m_dump()) sl_send_reply("200", "Messages Follow");
 *     else sl_send_reply("200", "Bye");
 * }
 * ```
 * ```db
 * given silo
 * | src_addr              | dst_addr           | username | domain      | body  | inc_time  | exp_time  |
 * | sip:alice@example.com | sip:bob@192.0.2.20 | bob      | example.com | One   | 946684700 | 946685000 |
 * | sip:alice@example.com | sip:bob@192.0.2.20 | bob      | example.com | Two   | 946684700 | 946685000 |
 * | sip:alice@example.com | sip:bob@192.0.2.20 | bob      | example.com | Old   | 946684000 | 946684700 |
 * ```
 * ```sip
 * bob > REGISTER sip:example.com
 *       To: <sip:bob@example.com>
 *       Contact: <sip:bob@192.0.2.20>;expires=0
 * bob < 200 Bye
 * bob > REGISTER sip:example.com
 *       To: <sip:bob@example.com>
 *       Contact: <sip:bob@192.0.2.20>
 * bob < MESSAGE sip:bob@192.0.2.20
 *
 *       [Offline message - Fri Dec 31 23:58:20 1999] One
 * bob > 200
 * bob < MESSAGE sip:bob@192.0.2.20
 *
 *       [Offline message - Fri Dec 31 23:58:20 1999] Two
 * bob > 480
 * bob < 200 Messages Follow
 * ```
 * ```db
 * silo
 * | body |
 * | Two  |
 * | Old  |
 * ```
 *
 * @compat Kamailio delivers messages that have expired and were not removed yet, too.
 */
export const m_dump = msilo.cfgFunctionAsync(
  { args: [optional(str('owner'))], routes: ['request'] },
  ({ state }, ctx, owner) => {
    if (ctx.message.method === 'REGISTER' && !keepsContact(ctx)) return false
    const reader =
      owner === undefined ? (ctx.message.to?.parsedUri ?? null) : parseUri(owner, ctx.message.rules)
    const user = reader === null ? null : phoneUser(reader)
    if (reader === null || !user) return false
    return state.deliver(ctx, user, reader.host)
  },
)

/** Whether a registration has a contact that can be reached once it is saved. */
function keepsContact({ message }: Context): boolean {
  if (hasStarContact(message)) return false
  const usual = expires(message)
  for (const contact of contacts(message)) {
    if (contact instanceof Contact && (contact.expires ?? usual) !== 0) return true
  }
  return false
}
