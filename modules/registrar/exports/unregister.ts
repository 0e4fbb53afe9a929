/** Taking contacts out. */

import { DbError, optional, str } from 'siprose'
import type { LocationTable } from 'siprose/modules/usrloc'

import { registrar } from '../module.ts'
import { table } from '../table-argument.ts'

const NO_URI = -1
const NOT_STORED = -1
const NOT_FOUND = -3

/**
 * Takes out the contacts of somebody, or one of them.
 *
 * @param table - the table of `usrloc`, mostly `location`
 * @param uri - who
 * @param ruid - the id of the contact's record, `$ulc(profile=>ruid)`; without it, or where it is empty, all go
 * @returns `-1` for what is no URI, and where the database refuses; `-3` where there is no such contact; `1` also where nobody was registered
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
export const unregister = registrar.cfgFunctionAsync(
  { args: [table, str('uri'), optional(str('ruid'))], routes: 'any' },
  ({ state }, ctx, name, text, ruid) => {
    const from = state.table(name)
    const uri = state.whose(ctx, text)
    if (uri === null) return NO_URI
    const aor = state.aorOf(uri)
    const remove = (): boolean | number => {
      if (ruid !== undefined && ruid !== '') return removeOne(from, aor, ruid)
      from.removeAll(aor)
      return true
    }
    if (!from.mustWait) return remove()
    return from.change(aor, remove).catch((error: unknown) => {
      if (error instanceof DbError) return NOT_STORED
      throw error
    })
  },
)

function removeOne(from: LocationTable, aor: string, ruid: string): boolean | number {
  let contact = from.find(aor)?.first ?? null
  while (contact !== null && contact.ruid !== ruid) contact = contact.next
  if (contact === null) return NOT_FOUND
  from.remove(contact)
  return true
}
