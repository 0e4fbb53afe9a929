/** Reading contacts. */

import { key, SiproseError, str, XavpList } from 'siprose'
import type { Contact } from 'siprose/modules/usrloc'

import { type Attribute, attributes, valuesOf } from '../locate/profiles.ts'
import { registrar } from '../module.ts'
import { table } from '../table-argument.ts'

const uri = str('uri')
const profile = str('profile')

/**
 * Reads the contacts of somebody, for `$ulc(profile=>attribute)` to show.
 *
 * They are what they were in this moment, whatever becomes of them, for this message and others of its transaction.
 *
 * @param table - the table of `usrloc`, mostly `location`
 * @param uri - who
 * @param profile - a name for them
 * @returns `-1` where nobody is registered
 *
 * @example Go through all contacts
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "xlog.so"
 * loadmodule "usrloc.so"
 * loadmodule "registrar.so"
 * request_route {
 *     if (method == "REGISTER") { save("location"); exit; }
 *     if (!reg_fetch_contacts("location", "$ru", "callee")) { sl_send_reply("404", "Not Found"); exit; }
 *     $var(i) = 0;
 *     while ($var(i) < $ulc(callee=>count)) {
 *         xlog("L_WARN", "$(ulc(callee=>addr)[$var(i)]) by $(ulc(callee=>user_agent)[$var(i)])\n");
 *         $var(i) = $var(i) + 1;
 *     }
 *     sl_send_reply("200", "$ulc(callee=>count) contacts");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:bob@example.com
 * alice < 404
 * bob > REGISTER sip:example.com
 *       To: <sip:bob@example.com>
 *       User-Agent: Phone 7
 *       Contact: <sip:desk@192.0.2.20>, <sip:mobile@192.0.2.20>;q=1
 * bob < 200
 * alice > OPTIONS sip:bob@example.com
 * alice < 200 2 contacts
 * ```
 * ```log
 * WARNING <script>: sip:mobile@192.0.2.20 by Phone 7
 * WARNING <script>: sip:desk@192.0.2.20 by Phone 7
 * ```
 */
export const reg_fetch_contacts = registrar.cfgFunctionAsync(
  { args: [table, uri, profile], routes: ['request', 'failure'] },
  ({ state }, ctx, name, text, into) => {
    state.profiles.free(ctx, into)
    const from = state.table(name)
    const who = state.whose(ctx, text)
    const fetch = (): boolean => {
      const contacts = state.lookup.all(from, who)
      if (contacts.length === 0) return false
      state.profiles.keep(ctx, into, contacts)
      return true
    }
    return state.withContacts(from, state.readBy(who), fetch, false)
  },
)

/**
 * Forgets contacts that were read.
 *
 * They are forgotten by themselves when the message is done with.
 *
 * @param profile - the name that {@link reg_fetch_contacts} gave them
 *
 * @example Nothing is left
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "usrloc.so"
 * loadmodule "registrar.so"
 * request_route {
 *     save("location", "0x02");
 *     reg_fetch_contacts("location", "$tu", "c");
 *     reg_free_contacts("c");
 *     if ($ulc(c=>count) == $null) sl_send_reply("200", "Forgotten");
 * }
 * ```
 * ```sip
 * bob > REGISTER sip:example.com
 *       To: <sip:bob@example.com>
 *       Contact: <sip:bob@192.0.2.20>
 * bob < 200 Forgotten
 * ```
 */
export const reg_free_contacts = registrar.cfgFunction(
  { args: [profile], routes: ['request', 'failure'] },
  ({ state }, ctx, name) => {
    state.profiles.free(ctx, name)
  },
)

/**
 * Reads the contacts of somebody into XAVPs.
 *
 * The first XAVP has `aor`, `domain` and `count`. The second stands once for each contact, in their order, with the attributes of `$ulc`.
 *
 * @param table - the table of `usrloc`, mostly `location`
 * @param uri - who
 * @param rxname - the XAVP for the address of record
 * @param cxname - the XAVP for contacts
 * @returns `-1` where nobody is registered
 *
 * @example The second contact
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "usrloc.so"
 * loadmodule "registrar.so"
 * request_route {
 *     if (method == "REGISTER") { save("location"); exit; }
 *     if (lookup_xavp("location", "$ru", "r", "c")) sl_send_reply("200", "$xavp(r=>count): $xavp(c[1]=>addr)");
 *     else sl_send_reply("404", "Not Found");
 * }
 * ```
 * ```sip
 * bob > REGISTER sip:example.com
 *       To: <sip:bob@example.com>
 *       Contact: <sip:desk@192.0.2.20>, <sip:mobile@192.0.2.20>;q=1
 * bob < 200
 * alice > OPTIONS sip:bob@example.com
 * alice < 200 2: sip:desk@192.0.2.20
 * alice > OPTIONS sip:carol@example.com
 * alice < 404
 * ```
 */
export const lookup_xavp = registrar.cfgFunctionAsync(
  { args: [table, uri, str('rxname'), str('cxname')], routes: 'any' },
  ({ state }, ctx, name, text, rxname, cxname) => {
    const from = state.table(name)
    const who = state.whose(ctx, text)
    const read = (): boolean => {
      const contacts = state.lookup.all(from, who)
      const [first] = contacts
      if (first === undefined) return false
      const { xavp } = ctx.xavps
      const record = new XavpList()
      record.push('aor', first.record.aor)
      record.push('domain', name)
      record.push('count', contacts.length)
      xavp.push(rxname, record)
      for (const contact of contacts) xavp.append(cxname, listOf(contact))
      return true
    }
    return state.withContacts(from, state.readBy(who), read, false)
  },
)

function listOf(contact: Contact): XavpList {
  const list = new XavpList()
  for (const [attribute, value] of Object.entries(valuesOf(contact))) {
    if (typeof value === 'string' || typeof value === 'number') list.push(attribute, value)
  }
  return list
}

const NAMES: ReadonlySet<string> = new Set([...attributes, 'count'])

/** One attribute of one profile. */
interface Wanted {
  readonly profile: string
  readonly attribute: Attribute
}

/**
 * An attribute of a contact that was read, by the number of the contact.
 *
 * The first contact is number 0, and the one without a number. `count` is how many there are; `aor`, `domain` and `aorhash` are the same in
 * all. `expires` and `modified` are seconds since 1970, `q` is in thousandths, `conid` is undefined for a contact over UDP.
 *
 * @param key - `profile=>attribute`: the name that {@link reg_fetch_contacts} gave, `exp` in `event_route[usrloc:contact-expired]`, and `aor`,
 *   `domain`, `aorhash`, `addr`, `path`, `received`, `expires`, `callid`, `q`, `cseq`, `flags`, `cflags`, `user_agent`, `socket`, `modified`,
 *   `methods`, `count`, `ruid`, `regid`, `instance`, `conid` or `server_id`
 *
 * @example How somebody is registered
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "usrloc.so"
 * loadmodule "registrar.so"
 * request_route {
 *     if (method == "REGISTER") { save("location"); exit; }
 *     reg_fetch_contacts("location", "$ru", "c");
 *     if ($(ulc(c=>addr)[1]) == $null) sl_send_reply("200", "$ulc(c=>addr) with $ulc(c=>q) over $ulc(c=>socket)");
 * }
 * ```
 * ```sip
 * bob > REGISTER sip:example.com
 *       To: <sip:bob@example.com>
 *       Contact: <sip:bob@192.0.2.20>;q=0.3
 * bob < 200
 * alice > OPTIONS sip:bob@example.com
 * alice < 200 sip:bob@192.0.2.20 with 300 over udp:192.0.2.1:5060
 * ```
 *
 * @compat `aorhash` is a number of this server's own.
 */
export const ulc = registrar.pseudoVariable(
  { name: '$ulc', key: key('key', wantedOf), indexed: true, type: 'any' },
  {
    get: ({ state }, ctx, { profile: name, attribute }, index) =>
      state.profiles.get(ctx, name, attribute, typeof index === 'number' ? index : 0),
  },
)

function wantedOf(text: string): Wanted {
  const arrow = text.indexOf('=>')
  const attribute = text.slice(arrow + 2).trim()
  if (arrow <= 0 || !isAttribute(attribute)) {
    throw new SiproseError(
      'registrar/attribute',
      `\`${text}\` names no attribute; write profile=>attribute with one of ${[...NAMES].join(', ')}`,
    )
  }
  return { profile: text.slice(0, arrow).trim(), attribute }
}

function isAttribute(text: string): text is Attribute {
  return NAMES.has(text)
}
