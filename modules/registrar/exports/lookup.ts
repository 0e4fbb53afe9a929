/** Finding somebody. */

import { type Context, optional, parseUri, str, type Uri } from 'siprose'

import { Found } from '../locate/lookup.ts'
import { registrar } from '../module.ts'
import { table } from '../table-argument.ts'

const who = optional(str('uri'))

/**
 * Sends the request to where somebody has registered.
 *
 * The best contact becomes the request URI, with where it registered from or its Path as the next hop, its socket, and its branch flags; the others
 * become branches, in their order, as many as `max_branches` allows. A URI with `gr` finds the one device that it names.
 *
 * @param table - the table of `usrloc`, mostly `location`
 * @param uri - who, in place of the request URI
 * @returns `-1` where nobody is registered, `-2` where no contact takes the method (see {@link method_filtering}), `-3` for what is no URI, and where the
 *   database could not be asked
 *
 * @example Call somebody
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "usrloc.so"
 * loadmodule "registrar.so"
 * request_route {
 *     if (method == "REGISTER") { save("location"); exit; }
 *     if (!lookup("location")) { sl_send_reply("404", "Not Found"); exit; }
 *     sl_send_reply("200", "$ru, then $(branch(uri)[0])");
 * }
 * ```
 * ```sip
 * bob > REGISTER sip:example.com
 *       To: <sip:bob@example.com>
 *       Contact: <sip:desk@192.0.2.20>;q=0.5, <sip:mobile@192.0.2.20>;q=1
 * bob < 200
 * alice > OPTIONS sip:Bob@example.com
 * alice < 200 sip:mobile@192.0.2.20, then sip:desk@192.0.2.20
 * alice > OPTIONS sip:carol@example.com
 * alice < 404
 * ```
 *
 * @example Look up somebody else
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "usrloc.so"
 * loadmodule "registrar.so"
 * request_route {
 *     if (method == "REGISTER") { save("location"); exit; }
 *     if (lookup("location", "sip:reception@example.com")) forward();
 * }
 * ```
 * ```sip
 * bob > REGISTER sip:example.com
 *       To: <sip:reception@example.com>
 *       Contact: <sip:bob@192.0.2.20>
 * bob < 200
 * alice > MESSAGE sip:anybody@example.com
 * bob < MESSAGE sip:bob@192.0.2.20
 * ```
 *
 * @example Let all phones ring, through the proxies they are behind
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "usrloc.so"
 * loadmodule "registrar.so"
 * modparam("registrar", "use_path", 1)
 * modparam("registrar", "path_mode", 0)
 * request_route {
 *     if (method == "REGISTER") { save("location"); exit; }
 *     if (lookup("location")) t_relay();
 *     else sl_send_reply("404", "Not Found");
 * }
 * ```
 * ```sip
 * actor edge udp:192.0.2.40
 * bob > REGISTER sip:example.com
 *       To: <sip:bob@example.com>
 *       Contact: <sip:desk@192.0.2.20>
 * bob < 200
 * carol > REGISTER sip:example.com
 *         To: <sip:bob@example.com>
 *         Path: <sip:192.0.2.40;lr>
 *         Contact: <sip:mobile@192.0.2.30>
 * carol < 200
 * alice > INVITE sip:bob@example.com
 * alice < 100
 * bob < INVITE sip:desk@192.0.2.20
 *       - Route
 * bob > 180 Ringing
 * alice < 180 Ringing
 * edge < INVITE sip:mobile@192.0.2.30
 *        Route: <sip:192.0.2.40;lr>
 * edge > 200 OK
 * alice < 200 OK
 * bob < CANCEL sip:desk@192.0.2.20
 * bob > 200 OK to CANCEL
 * bob > 487 Request Terminated to INVITE
 * bob < ACK sip:desk@192.0.2.20
 * ```
 *
 * @rfc 3261 section 16.5, 3327 section 5.3, 5627 section 5.3
 */
export const lookup = registrar.cfgFunctionAsync(
  { args: [table, who], routes: ['request', 'failure'] },
  ({ state }, ctx, name, uri) => {
    const from = state.table(name)
    if (!from.mustRead) return state.lookup.toRequest(ctx, from, uri ?? null)
    const list = state.readBy(whoOf(ctx, uri))
    const find = () => state.lookup.toRequest(ctx, from, uri ?? null)
    return state.withContacts(from, list, find, Found.FAILED)
  },
)

/**
 * Adds the places where somebody has registered as branches.
 *
 * The request URI stays what it is, and is the first place.
 *
 * @param table - the table of `usrloc`, mostly `location`
 * @param uri - who, in place of the request URI
 * @returns `-1` where nobody is registered, `-2` where no contact takes the method, `-3` for what is no URI, and where the
 *   database could not be asked
 *
 * @example Places besides the request URI
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "usrloc.so"
 * loadmodule "registrar.so"
 * request_route {
 *     if (method == "REGISTER") { save("location"); exit; }
 *     if (!lookup_to_dset("location")) { sl_send_reply("404", "Not Found"); exit; }
 *     sl_send_reply("200", "$ru, then $(branch(uri)[0])");
 * }
 * ```
 * ```sip
 * bob > REGISTER sip:example.com
 *       To: <sip:bob@example.com>
 *       Contact: <sip:bob@192.0.2.20>
 * bob < 200
 * alice > OPTIONS sip:bob@example.com
 * alice < 200 sip:bob@example.com, then sip:bob@192.0.2.20
 * alice > OPTIONS sip:carol@example.com
 * alice < 404
 * ```
 */
export const lookup_to_dset = registrar.cfgFunctionAsync(
  { args: [table, who], routes: ['request', 'failure'] },
  ({ state }, ctx, name, uri) => {
    const from = state.table(name)
    if (!from.mustRead) return state.lookup.toBranches(ctx, from, uri ?? null)
    const list = state.readBy(whoOf(ctx, uri))
    const find = () => state.lookup.toBranches(ctx, from, uri ?? null)
    return state.withContacts(from, list, find, Found.FAILED)
  },
)

/**
 * Looks up the request URI and all branches.
 *
 * A branch that has more than a URI, a next hop or a Path for example, stays what it is, and so does one that is not registered.
 *
 * @param table - the table of `usrloc`, mostly `location`
 * @returns what {@link lookup} returns; `1` where any of them was found
 *
 * @example A group of people
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "corex.so"
 * loadmodule "usrloc.so"
 * loadmodule "registrar.so"
 * request_route {
 *     if (method == "REGISTER") { save("location"); exit; }
 *     append_branch("sip:carol@example.com");
 *     if (!lookup_branches("location")) { sl_send_reply("404", "Nobody Is There"); exit; }
 *     sl_send_reply("200", "$ru, then $(branch(uri)[0])");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:bob@example.com
 * alice < 404
 * bob > REGISTER sip:example.com
 *       To: <sip:bob@example.com>
 *       Contact: <sip:bob@192.0.2.20>
 * bob < 200
 * carol > REGISTER sip:example.com
 *         To: <sip:carol@example.com>
 *         Contact: <sip:carol@192.0.2.30>
 * carol < 200
 * alice > OPTIONS sip:bob@example.com
 * alice < 200 sip:bob@192.0.2.20, then sip:carol@192.0.2.30
 * ```
 */
export const lookup_branches = registrar.cfgFunctionAsync(
  { args: [table], routes: ['request', 'failure'] },
  ({ state }, ctx, name) => {
    const from = state.table(name)
    if (!from.mustRead) return state.lookup.everyBranch(ctx, from)
    const list = state.lookup.readByBranches(ctx)
    return state.withContacts(from, list, () => state.lookup.everyBranch(ctx, from), Found.FAILED)
  },
)

/** Who is looked up. */
function whoOf(ctx: Context, text: string | undefined): Uri | null {
  return text === undefined ? ctx.uri : parseUri(text, ctx.message.rules)
}
