/** Where a phone was seen, carried in its Contact and followed by requests to it. */

import { int, optional, ParamWalk, str, type Uri, variable, withParam, withParams } from 'siprose'

import { aliasOf, aliasUri, aliasValue, protoNamed, writtenAddress } from '../alias.ts'
import { ContactUri, leadsTo } from '../contact-uri.ts'
import { contactRoutes, nathelper, requestRoutes } from '../module.ts'

/** Nothing was to be done. */
const NOT_NEEDED = 2

/** The URI with an alias before its other parameters. */
function withAlias(uri: Uri, name: string, value: string): string {
  const { params } = uri
  return withParams(uri, params === '' ? `${name}=${value}` : `${name}=${value};${params}`)
}

/**
 * Notes in the Contact where the message came from, or another address.
 *
 * The URI of the first Contact gets a parameter `alias=address~port~transport`. Whoever calls it back sends that along, and
 * `handle_ruri_alias()` goes by it: the Contact itself stays what the phone has said, as RFC 3261 wants it, and connections are found again.
 *
 * Registrations keep the Contact without it; see `set_contact_alias()`.
 *
 * @param ip_addr - the address to note in place of the sender's; IPv6 with or without brackets
 * @param port - the port to note
 * @param proto - the transport to note: `udp`, `tcp`, `tls`, `ws`, `wss` or `sctp`
 * @returns `1` where it was added; `2` where there is no Contact, or it names address, port and transport that the message came from; `-1` where the Contact
 *   cannot be read, or the address is none
 *
 * @example Find a phone behind a NAT again
 * ```kamailio
 * loadmodule "nathelper.so"
 * request_route {
 *     handle_ruri_alias();
 *     add_contact_alias();
 *     forward();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 *         Contact: <sip:alice@10.0.0.7:5070>
 * bob   < INVITE sip:bob@192.0.2.20
 *         Contact: <sip:alice@10.0.0.7:5070;alias=192.0.2.10~5060~1>
 * bob   > BYE sip:alice@10.0.0.7:5070;alias=192.0.2.10~5060~1
 *         Contact: <sip:bob@192.0.2.20>
 * alice < BYE sip:alice@10.0.0.7:5070
 *         Contact: <sip:bob@192.0.2.20>
 * ```
 *
 * @example What it says
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * loadmodule "nathelper.so"
 * request_route {
 *     if ($rU == "given") add_contact_alias("192.0.2.99", "5070", "tcp");
 *     else if ($rU == "bad") add_contact_alias("192.0.2.99", "70000", "tcp");
 *     else add_contact_alias();
 *     sl_send_reply("200", "$rc");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:given@example.com
 *         Contact: <sip:alice@192.0.2.10>
 * alice < 200 1
 * alice > OPTIONS sip:example.com
 *         Contact: <sip:alice@192.0.2.10;transport=udp>
 * alice < 200 2
 * alice > OPTIONS sip:example.com
 *         Contact: <tel:+358401234567>
 * alice < 200 -1
 * alice > OPTIONS sip:bad@example.com
 *         Contact: <sip:alice@192.0.2.10>
 * alice < 200 -1
 * ```
 *
 * @compat Of several Contacts in one header the first one counts, in Kamailio the last.
 * @see {@link handle_ruri_alias}
 * @see {@link set_contact_alias}
 */
export const add_contact_alias = nathelper.cfgFunction(
  {
    args: [optional(str('ip_addr')), optional(str('port')), optional(str('proto'))],
    routes: [...contactRoutes, 'failure'],
  },
  (self, ctx, ip_addr, port, proto) => {
    const { message, peer } = ctx
    if (message.named('Contact') === null) return NOT_NEEDED
    const contact = ContactUri.ofFirst(message)
    if (contact === null) return false
    const { uri } = contact
    if (ip_addr === undefined && leadsTo(uri, peer)) return NOT_NEEDED
    const value =
      ip_addr === undefined ? aliasOf(peer) : givenAlias(ip_addr, port ?? '', proto ?? '')
    if (value === null) return false
    contact.leaveAs(withAlias(uri, self.state.alias, value))
    return true
  },
)

function givenAlias(address: string, port: string, transport: string): string | null {
  const written = writtenAddress(address)
  const proto = protoNamed(transport)
  if (written === null || proto === null || !/^[0-9]{1,5}$/.test(port)) return null
  const number = Number(port)
  return number > 0 && number < 65_536 ? aliasValue(written, number, proto) : null
}

/**
 * Notes in the Contact where the message came from, for registrations too.
 *
 * Like `add_contact_alias()`, but it always does, and `save()` keeps the Contact with it: a later `lookup()` finds a URI that
 * `handle_ruri_alias()` can be called for.
 *
 * @param trim - `1` takes out the aliases that are there, so that the one that is added is alone
 * @returns false where there is no Contact, or it cannot be read
 *
 * @example Register a phone behind a NAT
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "nathelper.so"
 * request_route {
 *     if (!set_contact_alias("1")) { sl_send_reply("400", "Bad Contact"); exit; }
 *     forward();
 * }
 * ```
 * ```sip
 * alice > REGISTER sip:192.0.2.20
 *         Contact: <sip:alice@10.0.0.7:5070;ob;alias=198.51.100.9~1024~2>
 * bob   < REGISTER sip:192.0.2.20
 *         Contact: <sip:alice@10.0.0.7:5070;ob;alias=192.0.2.10~5060~1>
 * alice > REGISTER sip:192.0.2.20
 *         Contact: *
 * alice < 400 Bad Contact
 * ```
 *
 * @example Register it here, and call it
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "usrloc.so"
 * loadmodule "registrar.so"
 * loadmodule "nathelper.so"
 * request_route {
 *     if (method == "REGISTER") { set_contact_alias(); save("location"); exit; }
 *     if (lookup("location")) { handle_ruri_alias(); forward(); }
 * }
 * ```
 * ```sip
 * bob   > REGISTER sip:example.com
 *         To: <sip:bob@example.com>
 *         Contact: <sip:bob@10.0.0.7:5070>
 * bob   < 200
 *         Contact: <sip:bob@10.0.0.7:5070;alias=192.0.2.20~5060~1>;expires=3600
 * alice > MESSAGE sip:bob@example.com
 * bob   < MESSAGE sip:bob@10.0.0.7:5070
 * ```
 *
 * @compat Of several Contacts in one header the first one counts, in Kamailio the last.
 * @see {@link add_contact_alias}
 */
export const set_contact_alias = nathelper.cfgFunction(
  { args: [optional(int('trim'))], routes: [...contactRoutes, 'failure'] },
  (self, ctx, trim) => {
    const contact = ContactUri.ofFirst(ctx.message)
    if (contact === null) return false
    const { alias } = self.state
    const params = trim === 1 ? withParam(contact.uri.params, alias, null) : contact.uri.params
    const added = `${alias}=${aliasOf(ctx.peer)}`
    contact.become(withParams(contact.uri, params === '' ? added : `${params};${added}`), true)
    return true
  },
)

/** The value of a parameter of a name, and the parameters without it. */
function takeAlias(uri: Uri, name: string, last: boolean): { value: string; rest: string } | null {
  const { params } = uri
  const walk = new ParamWalk(params, 0, params.length)
  let found: { value: string; rest: string } | null = null
  let before = 0
  while (walk.next()) {
    if (walk.named(name) && walk.valueStart >= 0 && walk.valueEnd > walk.valueStart) {
      const head = params.slice(0, before)
      const tail = params.slice(walk.valueEnd + 1)
      const between = head === '' || tail === '' ? '' : ';'
      found = { value: params.slice(walk.valueStart, walk.valueEnd), rest: head + between + tail }
      if (!last) break
    }
    before = walk.valueEnd
  }
  return found
}

/**
 * Sends the request to where the alias in its request URI says, and takes that out.
 *
 * The destination (`$du`) becomes the address, port and transport of the alias, the request URI what the phone has said itself.
 *
 * @param mode - `0` goes by the first alias, as without it, another number by the last
 * @returns `1` where there was one; `2` where there was none; `-1` where it leads nowhere, then all stays as it was
 *
 * @example Three answers
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "nathelper.so"
 * request_route { handle_ruri_alias(); sl_send_reply("200", "$rc: $ru by $du"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:bob@10.0.0.7;alias=192.0.2.20~5080~2;ob
 * alice < 200 1: sip:bob@10.0.0.7;ob by sip:192.0.2.20:5080;transport=tcp
 * alice > OPTIONS sip:bob@10.0.0.7
 * alice < 200 2: sip:bob@10.0.0.7 by <null>
 * alice > OPTIONS sip:bob@10.0.0.7;alias=192.0.2.20
 * alice < 200 -1: sip:bob@10.0.0.7;alias=192.0.2.20 by <null>
 * ```
 *
 * @example Each server on the way has added one
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "nathelper.so"
 * request_route { handle_ruri_alias("1"); sl_send_reply("200", "$ru by $du"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:bob@10.0.0.7;alias=192.0.2.20~5080~1;ob;alias=192.0.2.21~5080~1
 * alice < 200 sip:bob@10.0.0.7;alias=192.0.2.20~5080~1;ob by sip:192.0.2.21:5080
 * ```
 *
 * @compat An alias that makes no URI is -1 and changes nothing; Kamailio sends to it, or leaves half of it. The name of the parameter may be
 *   written in any case.
 * @trap Anybody can write an alias: without a look at who asks, the server sends to wherever it says.
 * @see {@link add_contact_alias}
 */
export const handle_ruri_alias = nathelper.cfgFunction(
  { args: [optional(int('mode'))], routes: requestRoutes },
  (self, ctx, mode = 0) => {
    const { uri } = ctx
    if (uri === null || !uri.isSip) return false
    const taken = takeAlias(uri, self.state.alias, mode !== 0)
    if (taken === null) return NOT_NEEDED
    const destination = aliasUri(taken.value)
    if (destination === null) return false
    ctx.destinationUri = destination
    ctx.requestUri = withParams(uri, taken.rest)
    return true
  },
)

/**
 * Writes the URI that the alias in the Contact leads to into a variable.
 *
 * @param target_avp - the variable
 * @returns false where the first Contact has no alias that leads anywhere; the variable stays as it was then
 *
 * @example Where was the phone seen?
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "nathelper.so"
 * request_route {
 *     if (set_alias_to_pv("$avp(seen)")) sl_send_reply("200", "$avp(seen)");
 *     else sl_send_reply("404", "No alias");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         Contact: <sip:alice@10.0.0.7;alias=198.51.100.9~1024~2>
 * alice < 200 sip:198.51.100.9:1024;transport=tcp
 * alice > OPTIONS sip:example.com
 *         Contact: <sip:alice@10.0.0.7>
 * alice < 404
 * ```
 */
export const set_alias_to_pv = nathelper.cfgFunction(
  { args: [variable('target_avp')], routes: 'any' },
  (self, ctx, target) => {
    const contact = ContactUri.ofFirst(ctx.message)
    if (contact === null) return false
    const taken = takeAlias(contact.uri, self.state.alias, false)
    const uri = taken === null ? null : aliasUri(taken.value)
    return uri !== null && target.set !== null && target.set(ctx, uri)
  },
)
