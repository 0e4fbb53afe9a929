/** What an operator asks. */

import { parseUri, str } from 'siprose'

import { permissions } from '../module.ts'
import type { Permissions } from '../permissions.ts'
import { allowed, bareUri } from '../rules/judge.ts'

/**
 * Reads the addresses again: the file, or the table of the database.
 *
 * The new table takes the place of the old one once all of it has been read; where a line of the file is wrong, or the
 * database does not answer, all stays as it was; a row of the database that cannot be used is left out. It is refused within
 * {@link reload_delta} seconds of the last time.
 *
 * @example Let another gateway in
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "permissions.so"
 * modparam("permissions", "address_file", "address.list")
 * request_route { if (!allow_source_address()) sl_send_reply("403", "Who Are You"); else sl_send_reply("200", "Welcome"); }
 * ```
 * ```file name=address.list
 * 1 192.0.2.20
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 403
 * ```
 * ```file name=address.list
 * 1 192.0.2.20
 * 1 192.0.2.10
 * ```
 * ```rpc
 * > permissions.addressReload
 * Reload OK
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200
 * ```
 *
 * @example A line that is wrong changes nothing
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "permissions.so"
 * modparam("permissions", "address_file", "address.list")
 * modparam("permissions", "reload_delta", 0)
 * request_route { if (!allow_source_address()) sl_send_reply("403", "Who Are You"); else sl_send_reply("200", "Welcome"); }
 * ```
 * ```file name=address.list
 * 1 192.0.2.10
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200
 * ```
 * ```file name=address.list
 * 1 192.0.2.0/24
 * ```
 * ```rpc
 * > permissions.addressReload
 * error: { code: 500 }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200
 * ```
 */
export const addressReload = permissions.rpcCommand(
  { name: 'permissions.addressReload', mi: 'address_reload', reloads: true },
  async (self) => {
    await self.state.reload()
    return 'Reload OK'
  },
)

/**
 * Lists the single addresses of the address table.
 *
 * @example See what was read
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "permissions.so"
 * modparam("permissions", "address_file", "address.list")
 * request_route { if (!allow_source_address()) sl_send_reply("403", "Who Are You"); }
 * ```
 * ```file name=address.list
 * 1 198.51.100.7   32 0    gw-helsinki
 * 1 198.51.100.8   32 5070
 * 2 203.0.113.0    24 0    carrier
 * 3 gw.example.com
 * ```
 * ```rpc
 * > permissions.addressDump
 * - { table: 0, group: 1, item: { ip: 198.51.100.7, port: 0, tag: gw-helsinki } }
 * - { table: 1, group: 1, item: { ip: 198.51.100.8, port: 5070, tag: "NULL" } }
 * ```
 *
 * @compat `table` is the place in the list; in Kamailio it is that in a hash table.
 */
export const addressDump = permissions.rpcCommand(
  { name: 'permissions.addressDump', mi: 'address_dump' },
  (self) =>
    self.state.addresses.addresses.map(({ group, address, port, tag }, table) => ({
      table,
      group,
      item: { ip: address, port, tag: tag ?? 'NULL' },
    })),
)

/**
 * Lists the subnets of the address table.
 *
 * @example See what was read
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "permissions.so"
 * modparam("permissions", "address_file", "address.list")
 * request_route { if (!allow_source_address()) sl_send_reply("403", "Who Are You"); }
 * ```
 * ```file name=address.list
 * 1 198.51.100.7   32 0    gw-helsinki
 * 1 198.51.100.8   32 5070
 * 2 203.0.113.0    24 0    carrier
 * 3 gw.example.com
 * ```
 * ```rpc
 * > permissions.subnetDump
 * - { id: 0, group: 2, item: { ip: 203.0.113.0, mask: 24, port: 0, tag: carrier } }
 * ```
 */
export const subnetDump = permissions.rpcCommand(
  { name: 'permissions.subnetDump', mi: 'subnet_dump' },
  (self) =>
    self.state.addresses.subnets.map(({ group, address, mask, port, tag }, id) => ({
      id,
      group,
      item: { ip: address, mask, port, tag: tag ?? '' },
    })),
)

/**
 * Lists the domains of the address table.
 *
 * @example See what was read
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "permissions.so"
 * modparam("permissions", "address_file", "address.list")
 * request_route { if (!allow_source_address()) sl_send_reply("403", "Who Are You"); }
 * ```
 * ```file name=address.list
 * 1 198.51.100.7   32 0    gw-helsinki
 * 1 198.51.100.8   32 5070
 * 2 203.0.113.0    24 0    carrier
 * 3 gw.example.com
 * ```
 * ```rpc
 * > permissions.domainDump
 * - { table: 0, group: 3, item: { domain_name: gw.example.com, port: 0, tag: "NULL" } }
 * ```
 *
 * @compat `table` is the place in the list; in Kamailio it is that in a hash table.
 */
export const domainDump = permissions.rpcCommand(
  { name: 'permissions.domainDump', mi: 'domain_dump' },
  (self) =>
    self.state.addresses.domains.map(({ group, address, port, tag }, table) => ({
      table,
      group,
      item: { domain_name: address, port, tag: tag ?? 'NULL' },
    })),
)

/**
 * Tells what the rules of files say of two URIs.
 *
 * @param basename - the base name of the files, as a function of the configuration names it
 * @param uri - who
 * @param contact - where, seen as `sip:user@host`
 * @returns `Allowed` or `Denied`; `Denied` too where no files of that name were read
 *
 * @example Try a rule
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "permissions.so"
 * request_route { if (allow_register("register")) sl_send_reply("200", "OK"); }
 * ```
 * ```file name=register.deny
 * ALL : "@192\.0\.2\.20$"
 * ```
 * ```rpc
 * > permissions.testUri register sip:alice@example.com sip:alice@192.0.2.20:5070
 * Denied
 * > permissions.testUri register sip:alice@example.com sip:alice@192.0.2.10
 * Allowed
 * > permissions.testUri other sip:alice@example.com sip:alice@192.0.2.10
 * Denied
 * ```
 */
export const testUri = permissions.rpcCommand(
  { name: 'permissions.testUri', args: [str('basename'), str('uri'), str('contact')] },
  (self, base, uri, contact) => verdict(self.state, base, uri, contact),
)

/**
 * Does what `permissions.testUri` does.
 *
 * @param basename - the base name of the files, as a function of the configuration names it
 * @param uri - who
 * @param contact - where, seen as `sip:user@host`
 * @returns `Allowed` or `Denied`; `Denied` too where no files of that name were read
 *
 * @example Try a rule
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "permissions.so"
 * request_route { if (allow_register("register")) sl_send_reply("200", "OK"); }
 * ```
 * ```file name=register.deny
 * ALL : "@192\.0\.2\.20$"
 * ```
 * ```rpc
 * > permissions.allowUri register sip:alice@example.com sip:alice@192.0.2.20:5070
 * Denied
 * > permissions.allowUri register sip:alice@example.com sip:alice@192.0.2.10
 * Allowed
 * > permissions.allowUri other sip:alice@example.com sip:alice@192.0.2.10
 * Denied
 * ```
 */
export const allowUri = permissions.rpcCommand(
  {
    name: 'permissions.allowUri',
    mi: 'allow_uri',
    args: [str('basename'), str('uri'), str('contact')],
  },
  (self, base, uri, contact) => verdict(self.state, base, uri, contact),
)

function verdict(state: Permissions, base: string, uri: string, contact: string): string {
  const names = state.namesOf(base)
  if (!state.rules.knows(names)) return 'Denied'
  const parsed = parseUri(contact)
  const right = parsed === null ? contact : bareUri(parsed, false)
  return allowed(state.rules.rules(names), uri, right) ? 'Allowed' : 'Denied'
}
