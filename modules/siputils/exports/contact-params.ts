/** Contacts carried in a parameter of a URI of this server, and taken out of it. */
import { str, withParam, withParams } from 'siprose'

import { changeContacts } from '../contact-changes.ts'
import { carriedUri, carryUri } from '../contact-param.ts'
import { contactRoutes, firstRoutes, siputils } from '../module.ts'

/**
 * Replaces the URI of every Contact by one of this server that carries it in a parameter.
 *
 * The whole URI is kept, in base64url; requests for the new one come here, where `contact_param_decode_ruri()` takes the old one out
 * again. Parameters of the Contact stay.
 *
 * @param pname - the parameter's name; variables in it are expanded
 * @param saddr - this server as a SIP URI, as others reach it; variables in it are expanded
 * @returns false when a Contact cannot be read, or the two make no URI; then all stay as they are
 *
 * @example Register at another server, and be found there
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "siputils.so"
 * loadmodule "textops.so"
 * request_route {
 *     if (is_method("REGISTER")) contact_param_encode("ksu", "sip:192.0.2.1");
 *     else contact_param_decode_ruri("ksu");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > REGISTER sip:192.0.2.20
 *         Contact: <sip:alice@192.0.2.10;ob>;expires=60
 * bob   < REGISTER sip:192.0.2.20
 *         Contact: <sip:192.0.2.1;ksu=c2lwOmFsaWNlQDE5Mi4wLjIuMTA7b2I>;expires=60
 * bob   > MESSAGE sip:192.0.2.1;ksu=c2lwOmFsaWNlQDE5Mi4wLjIuMTA7b2I
 * alice < MESSAGE sip:alice@192.0.2.10;ob
 * ```
 *
 * @see {@link contact_param_decode}
 * @see {@link encode_contact}
 */
export const contact_param_encode = siputils.cfgFunction(
  { args: [str('pname'), str('saddr')], routes: contactRoutes },
  (_self, ctx, pname, saddr) =>
    changeContacts(ctx.message, (uri) => carryUri(uri, pname, saddr) ?? false),
)

/**
 * Restores the URIs of all Contacts that are carried in a parameter.
 *
 * A Contact without the parameter stays as it is.
 *
 * @param pname - the parameter's name, in any case; variables in it are expanded
 * @returns false when what is carried is no URI, or a Contact cannot be read; then all stay as they are
 *
 * @example Give a phone its own Contact back
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "siputils.so"
 * request_route { forward(); }
 * reply_route { contact_param_decode("ksu"); }
 * ```
 * ```sip
 * alice > REGISTER sip:192.0.2.20
 * bob   < REGISTER sip:192.0.2.20
 * bob   > 200 OK
 *         Contact: <sip:192.0.2.1;ksu=c2lwOmFsaWNlQDE5Mi4wLjIuMTA7b2I>;expires=60
 * alice < 200 OK
 *         Contact: <sip:alice@192.0.2.10;ob>;expires=60
 * ```
 *
 * @example What is carried must be a URI, not another header
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "siputils.so"
 * request_route {
 *     if (!contact_param_decode("ksu")) sl_send_reply("400", "Bad Contact");
 * }
 * ```
 * ```sip
 * alice > REGISTER sip:example.com
 *         Contact: <sip:192.0.2.1;ksu=c2lwOmE-DQpYLUZvcmdlZDogeWVz>
 * alice < 400 Bad Contact
 * ```
 *
 * @compat What is carried must be a URI. Kamailio writes anything, line ends too, into the message.
 * @see {@link contact_param_encode}
 */
export const contact_param_decode = siputils.cfgFunction(
  { args: [str('pname')], routes: contactRoutes },
  (_self, ctx, pname) => changeContacts(ctx.message, (uri) => carriedUri(uri, pname)),
)

/**
 * Makes the URI that the request URI carries in a parameter the request URI.
 *
 * Without the parameter it stays as it is.
 *
 * @param pnparam - the parameter's name, in any case; variables in it are expanded
 * @returns true, also when there is nothing to do; false when what is carried is no URI
 *
 * @example Reach the phone behind
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "siputils.so"
 * request_route {
 *     if (contact_param_decode_ruri("ksu")) sl_send_reply("200", "$ru");
 *     else sl_send_reply("400", "Bad URI");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:192.0.2.1;ksu=c2lwOmFsaWNlQDE5Mi4wLjIuMTA7b2I
 * alice < 200 sip:alice@192.0.2.10;ob
 * alice > OPTIONS sip:192.0.2.1
 * alice < 200 sip:192.0.2.1
 * alice > OPTIONS sip:192.0.2.1;ksu=%41
 * alice < 400
 * ```
 *
 * @compat What is carried must be a URI. Kamailio writes anything, line ends too, into the first line.
 * @trap Anybody can write such a URI: without a look at who asks, the server forwards to wherever it says.
 * @see {@link contact_param_encode}
 */
export const contact_param_decode_ruri = siputils.cfgFunction(
  { args: [str('pnparam')], routes: firstRoutes },
  (_self, ctx, pnparam) => {
    const { uri } = ctx
    const carried = uri === null ? false : carriedUri(uri, pnparam)
    if (carried === false) return false
    if (carried !== null) ctx.requestUri = carried
    return true
  },
)

/**
 * Takes a parameter out of the URIs of all Contacts.
 *
 * A parameter of the Contact itself, behind the `>`, stays.
 *
 * @param pname - the parameter's name, in any case; variables in it are expanded
 * @returns true, also when no Contact has it; false when a Contact cannot be read; then all stay as they are
 *
 * @example Keep a mark of this network inside
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "siputils.so"
 * request_route {
 *     contact_param_rm("line");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 *         Contact: <sip:alice@192.0.2.10;line=2;ob>;line=3
 * bob   < INVITE sip:bob@192.0.2.20
 *         Contact: <sip:alice@192.0.2.10;ob>;line=3
 * ```
 *
 * @see {@link contact_param_encode}
 */
export const contact_param_rm = siputils.cfgFunction(
  { args: [str('pname')], routes: contactRoutes },
  (_self, ctx, pname) =>
    changeContacts(ctx.message, (uri) =>
      uri.param(pname) === null ? null : withParams(uri, withParam(uri.params, pname, null)),
    ),
)

/**
 * Tells whether a Contact carries a URI in a parameter.
 *
 * @param pname - the parameter's name, in any case; variables in it are expanded
 * @returns false when no Contact does, what one carries is no URI, or a Contact cannot be read
 *
 * @example Tell what we have made from what a phone has
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "siputils.so"
 * request_route {
 *     if (contact_param_check("ksu")) sl_send_reply("200", "Ours"); else sl_send_reply("200", "A phone's");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         Contact: <sip:192.0.2.1;ksu=c2lwOmFsaWNlQDE5Mi4wLjIuMTA7b2I>
 * alice < 200 Ours
 * alice > OPTIONS sip:example.com
 *         Contact: <sip:alice@192.0.2.10>
 * alice < 200 A phone's
 * ```
 */
export const contact_param_check = siputils.cfgFunction(
  { args: [str('pname')], routes: 'any' },
  (_self, ctx, pname) => {
    let found = false
    const readable = changeContacts(ctx.message, (uri) => {
      const carried = carriedUri(uri, pname)
      if (typeof carried === 'string') found = true
      return carried === false ? false : null
    })
    return readable && found
  },
)
