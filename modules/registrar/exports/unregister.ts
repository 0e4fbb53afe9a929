/** Taking contacts out. */

import { optional, str } from 'siprose'

import { registrar } from '../module.ts'

const NO_URI = -1
const NOT_FOUND = -3

/**
 * Takes out the contacts of somebody, or one of them.
 *
 * @param table - the table of `usrloc`, mostly `location`
 * @param uri - who
 * @param ruid - the id of the contact's record, `$ulc(profile=>ruid)`; without it, or where it is empty, all go
 * @returns `-1` for what is no URI, `-3` where there is no such contact; `1` also where nobody was registered
 *
 * @example Log somebody out
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "usrloc.so"
 * loadmodule "registrar.so"
 * request_route {
 *     if (method == "REGISTER") { save("location"); exit; }
 *     unregister("location", "$ru");
 *     if (!registered("location")) sl_send_reply("200", "Logged Out");
 * }
 * ```
 * ```sip
 * bob > REGISTER sip:example.com
 *       To: <sip:bob@example.com>
 *       Contact: <sip:bob@192.0.2.20>
 * bob < 200
 * alice > OPTIONS sip:bob@example.com
 * alice < 200 Logged Out
 * ```
 *
 * @example One contact of several
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "usrloc.so"
 * loadmodule "registrar.so"
 * request_route {
 *     if (method == "REGISTER") { save("location"); exit; }
 *     reg_fetch_contacts("location", "$ru", "c");
 *     unregister("location", "$ru", "$ulc(c=>ruid)");
 *     if (!unregister("location", "$ru", "$ulc(c=>ruid)")) { reg_fetch_contacts("location", "$ru", "c"); }
 *     sl_send_reply("200", "$ulc(c=>count) left: $ulc(c=>addr)");
 * }
 * ```
 * ```sip
 * bob > REGISTER sip:example.com
 *       To: <sip:bob@example.com>
 *       Contact: <sip:desk@192.0.2.20>, <sip:mobile@192.0.2.20>;q=1
 * bob < 200
 * alice > OPTIONS sip:bob@example.com
 * alice < 200 1 left: sip:desk@192.0.2.20
 * ```
 */
export const unregister = registrar.cfgFunction(
  { args: [str('table'), str('uri'), optional(str('ruid'))], routes: 'any' },
  ({ state }, ctx, name, text, ruid) => {
    const table = state.table(name)
    const uri = state.whose(ctx, text)
    if (uri === null) return NO_URI
    const aor = state.aorOf(uri)
    if (ruid === undefined || ruid === '') {
      table.removeAll(aor)
      return true
    }
    let contact = table.find(aor)?.first ?? null
    while (contact !== null && contact.ruid !== ruid) contact = contact.next
    if (contact === null) return NOT_FOUND
    table.remove(contact)
    return true
  },
)
