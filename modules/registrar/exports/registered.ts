/** Asking whether somebody is there. */

import { int, optional, parseUri, str } from 'siprose'

import { Action, comesFrom, registeredContact } from '../locate/registered.ts'
import { registrar } from '../module.ts'
import { table } from '../table-argument.ts'

/**
 * Tells whether somebody is registered, and changes nothing of the request.
 *
 * @param table - the table of `usrloc`, mostly `location`
 * @param uri - who; without it, or where it is empty, who is in the request URI, or in To of a reply
 * @param match_option - what the contact must have, a sum: 1 the Call-ID, 2 the address it registered from, 4 the URI that `match_callid`,
 *   `match_received` and `match_contact` of `xavp_cfg` say
 * @param match_action - a sum: 1 restores the attributes of the contact (`xavp_contact` of `usrloc`), 2 leaves `xavp_rcd` alone
 * @returns `-1` where nobody is, or nobody with such a contact
 *
 * @example Let those call who are registered
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "usrloc.so"
 * loadmodule "registrar.so"
 * request_route {
 *     if (method == "REGISTER") { save("location"); exit; }
 *     if (registered("location", "$fu")) sl_send_reply("200", "Welcome");
 *     else sl_send_reply("403", "Register First");
 * }
 * ```
 * ```sip
 * bob > REGISTER sip:example.com
 *       To: <sip:bob@example.com>
 *       Contact: <sip:bob@192.0.2.20>
 * bob < 200
 * bob > MESSAGE sip:alice@example.com
 *       From: <sip:bob@example.com>;tag=1
 * bob < 200
 * carol > MESSAGE sip:alice@example.com
 *         From: <sip:carol@example.com>;tag=1
 * carol < 403
 * ```
 *
 * @example From the phone that has registered, and no other
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "usrloc.so"
 * loadmodule "registrar.so"
 * modparam("registrar", "xavp_cfg", "cfg")
 * modparam("registrar", "received_avp", "$avp(received)")
 * request_route {
 *     if (method == "REGISTER") { $avp(received) = $su; save("location"); exit; }
 *     $xavp(cfg=>match_received) = $su;
 *     if (registered("location", "$fu", "2")) sl_send_reply("200", "Welcome");
 *     else sl_send_reply("403", "Not You");
 * }
 * ```
 * ```sip
 * bob > REGISTER sip:example.com
 *       To: <sip:bob@example.com>
 *       Contact: <sip:bob@192.0.2.20>
 * bob < 200
 * bob > MESSAGE sip:alice@example.com
 *       From: <sip:bob@example.com>;tag=1
 * bob < 200
 * carol > MESSAGE sip:alice@example.com
 *         From: <sip:bob@example.com>;tag=1
 * carol < 403
 * ```
 */
export const registered = registrar.cfgFunctionAsync(
  {
    args: [
      table,
      optional(str('uri')),
      optional(int('match_option', { min: 0, max: 7 })),
      optional(int('match_action', { min: 0, max: 3 })),
    ],
    routes: 'any',
  },
  ({ state }, ctx, name, text, match, action) => {
    const uri = state.whose(ctx, text)
    if (uri === null) return false
    const from = state.table(name)
    const find = (): boolean => {
      const contact = registeredContact(state, ctx, from, uri, match ?? 0)
      if (contact === null) return false
      const what = action ?? 0
      if ((what & Action.NO_DETAILS) === 0) state.details.note(ctx, contact)
      if ((what & Action.RESTORE) !== 0) state.attributes.restore(ctx, [contact])
      return true
    }
    return state.withContacts(from, [{ aor: state.aorOf(uri) }], find, false)
  },
)

/**
 * Tells whether the message comes from where somebody has registered.
 *
 * That is the address that a contact came from, or its URI where none was kept.
 *
 * @param table - the table of `usrloc`, mostly `location`
 * @param uri - who
 * @param mode - 0 to compare address, port and transport, 1 for the address alone
 * @returns `-1` where it comes from elsewhere, or nobody is registered
 *
 * @example Trust the address of a registered phone
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "usrloc.so"
 * loadmodule "registrar.so"
 * request_route {
 *     if (method == "REGISTER") { save("location"); exit; }
 *     if (reg_from_user("location", "$fu", "0")) sl_send_reply("200", "Welcome");
 *     else sl_send_reply("403", "Not You");
 * }
 * ```
 * ```sip
 * bob > REGISTER sip:example.com
 *       To: <sip:bob@example.com>
 *       Contact: <sip:bob@192.0.2.20>
 * bob < 200
 * bob > MESSAGE sip:alice@example.com
 *       From: <sip:bob@example.com>;tag=1
 * bob < 200
 * carol > MESSAGE sip:alice@example.com
 *         From: <sip:bob@example.com>;tag=1
 * carol < 403
 * ```
 */
export const reg_from_user = registrar.cfgFunctionAsync(
  { args: [table, str('uri'), int('mode', { min: 0, max: 1 })], routes: 'any' },
  ({ state }, ctx, name, text, mode) => {
    const uri = state.whose(ctx, text)
    if (uri === null) return false
    const from = state.table(name)
    const find = (): boolean =>
      state.lookup.all(from, uri).some((contact) => {
        const at = parseUri(contact.received ?? contact.uri)
        return at !== null && comesFrom(ctx, contact, at, mode === 0)
      })
    return state.withContacts(from, [{ aor: state.aorOf(uri) }], find, false)
  },
)
