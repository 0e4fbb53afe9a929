/** What is in the tables. */

import { optional, SiproseError, str } from 'siprose'

import { contactsView } from '../contact-view.ts'
import type { AddressRecord } from '../location/address-record.ts'
import type { LocationTable } from '../location/location-table.ts'
import { usrloc } from '../module.ts'
import { lookAt } from '../table-called.ts'

/**
 * Shows all tables with all that is in them.
 *
 * `Expires` is how many seconds are left, or `expired` for a contact that waits to be taken out.
 *
 * @param brief - `brief` for the addresses of record alone
 *
 * @example Who is here
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "usrloc.so"
 * loadmodule "registrar.so"
 * request_route { save("location"); }
 * ```
 * ```sip
 * bob > REGISTER sip:example.com
 *       To: <sip:bob@example.com>
 *       Contact: <sip:bob@192.0.2.20>;q=0.5
 * bob < 200
 * ```
 * ```rpc
 * > ul.dump brief
 * Domains: [{ Domain: { Domain: location, AoRs: [{ AoR: bob }], Stats: { Records: 1 } } }]
 * ```
 *
 * @example All there is to know
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "usrloc.so"
 * loadmodule "registrar.so"
 * request_route { save("location"); }
 * ```
 * ```sip
 * bob > REGISTER sip:example.com
 *       To: <sip:bob@example.com>
 *       Contact: <sip:bob@192.0.2.20>;q=0.5
 * bob < 200
 * ```
 * ```rpc
 * > ul.dump
 * Domains: [{ Domain: { AoRs: [{ Info: { AoR: bob, Contacts: [{ Contact: { Address: "sip:bob@192.0.2.20", Q: 0.5 } }] } }] } }]
 * ```
 *
 * @compat `HashID` is a number of this server's own, and `Size` and `Max-Slots` count what is there: a table has no slots.
 */
export const dump = usrloc.rpcCommand(
  { name: 'ul.dump', mi: 'ul_dump', args: [optional(str('brief'))] },
  async ({ state: { usrloc: state } }, brief) => {
    const now = brief === 'brief' ? null : state.now()
    const Domains = []
    for (const table of state.tables()) {
      const all = [{ all: true } as const]
      Domains.push({
        Domain: await table.reading(all, () => tableView(table, now, state.natFlag)),
      })
    }
    return { Domains }
  },
)

function tableView(table: LocationTable, now: number | null, natFlag: number) {
  const AoRs = []
  for (const record of table.records()) {
    AoRs.push(now === null ? { AoR: record.aor } : { Info: infoView(record, now, natFlag) })
  }
  return {
    Domain: table.name,
    Size: table.users,
    AoRs,
    Stats: { Records: table.users, 'Max-Slots': table.users === 0 ? 0 : 1 },
  }
}

function infoView(record: AddressRecord, now: number, natFlag: number) {
  return { AoR: record.aor, HashID: record.hash, Contacts: contactsView(record, now, natFlag) }
}

/**
 * Shows the contacts of one address of record.
 *
 * @param table - the table, `location` for example
 * @param aor - the user, and with `use_domain` the domain behind `@`
 *
 * @example Where Bob is
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "usrloc.so"
 * loadmodule "registrar.so"
 * request_route { save("location"); }
 * ```
 * ```sip
 * bob > REGISTER sip:example.com
 *       To: <sip:bob@example.com>
 *       User-Agent: Desk Phone 1
 *       Contact: <sip:bob@192.0.2.20>;expires=600
 * bob < 200
 * ```
 * ```rpc
 * > ul.lookup location bob
 * AoR: bob
 * Contacts: [{ Contact: { Address: "sip:bob@192.0.2.20", Expires: 600, User-Agent: Desk Phone 1, Socket: "udp:192.0.2.1:5060" } }]
 * > ul.lookup location carol
 * error: { code: 500, message: "AOR not found in location table" }
 * ```
 */
export const lookup = usrloc.rpcCommand(
  { name: 'ul.lookup', mi: 'ul_show_contact', args: [str('table'), str('aor')] },
  async ({ state: { usrloc: state } }, name, aor) => {
    const now = state.now()
    const view = await lookAt(state, name, aor, (record) => ({
      AoR: record.aor,
      Contacts: contactsView(record, now, state.natFlag),
    }))
    if (view === null) {
      throw new SiproseError('usrloc/no-record', 'AOR not found in location table')
    }
    return view
  },
)
