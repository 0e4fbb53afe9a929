/** Commands that change what is in the tables. */

import {
  int,
  optional,
  parseSocketSpec,
  parseUri,
  SiproseError,
  str,
  toBytes,
  type Host,
  type Listener,
} from 'siprose'

import { ContactFacts } from '../location/contact-facts.ts'
import { usrloc } from '../module.ts'
import { aorOf, changeAt, tableCalled } from '../table-called.ts'

const table = str('table')
const aor = str('aor')

/** The Call-ID of contacts that commands add: no REGISTER has it. */
const CALL_ID = 'added-by-command@siprose'
const CSEQ = 1

/**
 * Takes out an address of record with all its contacts.
 *
 * @param table - the table, `location` for example
 * @param aor - the user, and with `use_domain` the domain behind `@`
 *
 * @example Log somebody out
 * ```kamailio
 * loadmodule "usrloc.so"
 * modparam("usrloc", "preload", "location")
 * request_route { drop; }
 * ```
 * ```rpc
 * > ul.add location bob sip:bob@192.0.2.20 600 1.0 0 0 0 0
 * > ul.rm location bob
 * > ul.lookup location bob
 * error: { code: 500, message: "AOR not found in location table" }
 * > ul.rm locations bob
 * error: { code: 500, message: "Domain table not found" }
 * ```
 */
export const rm = usrloc.rpcCommand(
  { name: 'ul.rm', mi: 'ul_rm', args: [table, aor] },
  async ({ state }, name, text) => {
    await changeAt(state.usrloc, name, text, ({ table: from, aor: who }) => from.removeAll(who))
    return {}
  },
)

/**
 * Takes out one contact of an address of record.
 *
 * @param table - the table, `location` for example
 * @param aor - the user, and with `use_domain` the domain behind `@`
 * @param contact - its URI, as it is registered
 *
 * @example Log one device out
 * ```kamailio
 * loadmodule "usrloc.so"
 * modparam("usrloc", "preload", "location")
 * request_route { drop; }
 * ```
 * ```rpc
 * > ul.add location bob sip:bob@192.0.2.20 600 1.0 0 0 0 0
 * > ul.rm_contact location bob sip:bob@192.0.2.21
 * error: { code: 404, message: "Contact not found" }
 * > ul.rm_contact location bob sip:bob@192.0.2.20
 * > ul.rm_contact location bob sip:bob@192.0.2.20
 * error: { code: 404, message: "AOR not found" }
 * ```
 */
export const rm_contact = usrloc.rpcCommand(
  { name: 'ul.rm_contact', mi: 'ul_rm_contact', args: [table, aor, str('contact')] },
  async ({ state }, name, text, uri) => {
    const found = await changeAt(state.usrloc, name, text, (record) => {
      for (let contact = record.first; contact !== null; contact = contact.next) {
        if (contact.uri !== uri) continue
        record.table.remove(contact)
        return true
      }
      return false
    })
    if (found === null) throw notFound('AOR not found')
    if (!found) throw notFound('Contact not found')
    return {}
  },
)

/**
 * Writes to the database what is not there yet.
 *
 * It answers when that is done. With `db_mode` 1 and 3 all is written before a REGISTER is answered, and there is nothing to do.
 *
 * @example Before the timer does
 * ```kamailio
 * loadmodule "db_sqlite.so"
 * loadmodule "sl.so"
 * loadmodule "usrloc.so"
 * loadmodule "registrar.so"
 * modparam("usrloc", "db_url", "sqlite:///siprose.db")
 * modparam("usrloc", "db_mode", 2)
 * request_route { save("location"); }
 * ```
 * ```sip
 * bob > REGISTER sip:example.com
 *       To: <sip:bob@example.com>
 *       Contact: <sip:bob@192.0.2.20>
 * bob < 200
 * ```
 * ```db
 * location
 * | username |
 * ```
 * ```rpc
 * > ul.flush
 * {}
 * ```
 * ```db
 * location
 * | username |
 * | bob      |
 * ```
 */
export const flush = usrloc.rpcCommand({ name: 'ul.flush', mi: 'ul_flush' }, async ({ state }) => {
  await state.usrloc.flush()
  return {}
})

/**
 * Reads a table from the database anew.
 *
 * All is read aside, and becomes what memory has in one go; where reading fails, memory stays what it is. Contacts that registered meanwhile, and those
 * that are not written yet, stay. For a table that somebody else has changed, and with `db_mode` 4 for what another server has written since.
 *
 * @param table - the table, `location` for example
 *
 * @example Rows that another program has put there
 * ```kamailio
 * loadmodule "db_sqlite.so"
 * loadmodule "usrloc.so"
 * modparam("usrloc", "preload", "location")
 * modparam("usrloc", "db_url", "sqlite:///siprose.db")
 * modparam("usrloc", "db_mode", 4)
 * request_route { drop; }
 * ```
 * ```db
 * given location
 * | ruid | username | contact            | expires             |
 * | one  | bob      | sip:bob@192.0.2.20 | 2099-01-01 00:00:00 |
 * | two  | bob      | sip:bob@192.0.2.21 | 2099-01-01 00:00:00 |
 * ```
 * ```sip
 * quiet 5s
 * ```
 * ```db
 * given location
 * | ruid  | username | contact              | expires             |
 * | one   | bob      | sip:bob@192.0.2.20   | 2099-01-01 00:00:00 |
 * | three | carol    | sip:carol@192.0.2.30 | 2099-01-01 00:00:00 |
 * ```
 * ```rpc
 * > ul.reload location
 * { Contacts: 2, Added: 1, Removed: 1 }
 * > ul.dump brief
 * Domains: [{ Domain: { AoRs: [{ AoR: bob }, { AoR: carol }] } }]
 * ```
 *
 * @example No database, nothing to read
 * ```kamailio
 * loadmodule "usrloc.so"
 * modparam("usrloc", "preload", "location")
 * request_route { drop; }
 * ```
 * ```rpc
 * > ul.reload location
 * error: { code: 400 }
 * ```
 *
 * @compat Kamailio has no such command.
 */
export const reload = usrloc.rpcCommand(
  { name: 'ul.reload', mi: 'ul_reload', args: [table], reloads: true },
  async ({ state: { usrloc: state, database } }, name) => {
    const location = tableCalled(state, name)
    if (database === null || location.store?.alone === true) {
      throw wrong('contacts are not kept in memory and in a database: `db_mode` is 0 or 3')
    }
    const { contacts, added, removed } = await database.reload(location, state.now())
    return { Contacts: contacts, Added: added, Removed: removed }
  },
)

/**
 * Adds a contact to an address of record, or changes the one that is there.
 *
 * Where a value shall not be set, `0` or `.` stands.
 *
 * @param table - the table, `location` for example; it has to be one that the configuration uses
 * @param aor - the user, and with `use_domain` the domain behind `@`
 * @param contact - its URI
 * @param expires - in how many seconds it ends; 0 for never
 * @param q - its preference, from 0 to 1
 * @param path - the servers on the way to it, as a Route has them
 * @param flags - flags of the location service
 * @param cflags - flags of the branch, as `nat_bflag`
 * @param methods - the methods it takes, as a sum; 0 and -1 are all
 * @param received - where it is behind a NAT, as a URI
 * @param socket - the socket by which it is reached, `udp:192.0.2.1:5060`
 *
 * @example A trunk that does not register
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "usrloc.so"
 * loadmodule "registrar.so"
 * modparam("usrloc", "preload", "location")
 * request_route { if (lookup("location")) forward(); else sl_send_reply("404", "Not Found"); }
 * ```
 * ```rpc
 * > ul.add location trunk sip:trunk@192.0.2.20 0 1.0 . 0 0 0
 * ```
 * ```sip
 * alice > MESSAGE sip:trunk@example.com
 * bob   < MESSAGE sip:trunk@192.0.2.20
 * ```
 * ```rpc
 * > ul.add location trunk "no URI" 0 1.0 . 0 0 0
 * error: { code: 400 }
 * ```
 */
export const add = usrloc.rpcCommand(
  {
    name: 'ul.add',
    mi: 'ul_add',
    args: [
      table,
      aor,
      str('contact'),
      int('expires'),
      str('q'),
      str('path'),
      int('flags'),
      int('cflags'),
      int('methods'),
      optional(str('received')),
      optional(str('socket')),
    ],
  },
  async (self, name, text, uri, expires, q, path, flags, cflags, methods, received, socket) => {
    const { server } = self
    const { usrloc: state } = self.state
    const location = tableCalled(state, name)
    const now = state.now()
    const facts = new ContactFacts()
    facts.uri = line(uri, 'contact')
    facts.callId = CALL_ID
    facts.cseq = CSEQ
    facts.userAgent = 'Siprose'
    facts.expiresAt = expires <= 0 ? 0 : now + expires
    facts.q = thousandths(q)
    facts.path = optionalText(path, 'path')
    facts.flags = flags
    facts.branchFlags = cflags
    facts.methods = methods <= 0 ? -1 : methods
    facts.received = optionalText(received, 'received')
    facts.socket = socketOf(server, socket)
    if (parseUri(facts.uri) === null) throw wrong(`\`${uri}\` is no URI of a contact`)
    const who = aorOf(state, line(text, 'aor'))
    await location.change(who, () => {
      const record = location.find(who)
      const known = record === null ? null : location.matcher.find(record, facts)
      if (known !== null) location.update(known, facts, now)
      else if (location.insert(who, facts, now) === null) throw wrong('the table is full')
    })
    return {}
  },
)

/** Thousandths of a `q`; null for one that is not set. */
function thousandths(text: string): number | null {
  if (text === '.') return null
  const q = Number(text)
  if (Number.isNaN(q) || q > 1) throw wrong(`\`${text}\` is no q; it can be 0 to 1`)
  return q < 0 ? null : Math.round(q * 1000)
}

function optionalText(text: string | undefined, what: string): string | null {
  return text === undefined || text === '0' || text === '.' ? null : line(text, what)
}

/** A text of one line, one char a byte. */
function line(text: string, what: string): string {
  if (/[\r\n]/.test(text)) throw wrong(`\`${what}\` is more than one line`)
  return toBytes(text)
}

function socketOf(server: Host, text: string | undefined): Listener | null {
  if (text === undefined || text === '0' || text === '.') return null
  const spec = parseSocketSpec(text)
  const socket = spec === null ? null : server.sockets.find(spec)
  if (socket === null) throw wrong(`\`${text}\` is no socket of this server`)
  return socket
}

function wrong(message: string): SiproseError {
  return new SiproseError('usrloc/argument', message, { rpcCode: 400 })
}

function notFound(message: string): SiproseError {
  return new SiproseError('usrloc/not-found', message, { rpcCode: 404 })
}
