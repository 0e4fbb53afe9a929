/** Contacts packed into URIs of this server, and unpacked. */
import { constant, HeaderId } from 'siprose'

import { changeContacts } from '../contact-changes.ts'
import { packUri, unpackUri } from '../contact-fields.ts'
import { contactRoutes, firstRoutes, siputils } from '../module.ts'

const DEFAULT_SEPARATOR = '*'

function separatorOf(param: string): string {
  return param === '' ? DEFAULT_SEPARATOR : param.charAt(0)
}

/**
 * Packs the URI of every Contact into one that leads to this server.
 *
 * `sip:user:password@host:port;transport=proto` becomes `sip:prefix*user*password*host*port*proto@hostpart`; requests for it come here,
 * where `decode_contact()` restores it. Other parameters of the URI are lost; those of the Contact stay.
 *
 * @param encoding_prefix - a word by which the script recognizes such URIs later; without the separator in it
 * @param hostpart - this server, as others reach it
 * @returns false when there is no Contact, or one of them is no SIP URI; then all stay as they are
 *
 * @example Hide phones behind a NAT, and find them again
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "siputils.so"
 * request_route {
 *     if (uri =~ "^sip:nat\*") decode_contact();
 *     else encode_contact("nat", "192.0.2.1");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 *         Contact: "Alice" <sip:alice@192.0.2.10:5060;transport=udp>;expires=60
 * bob   < INVITE sip:bob@192.0.2.20
 *         Contact: "Alice" <sip:nat*alice**192.0.2.10*5060*udp@192.0.2.1>;expires=60
 * bob   > MESSAGE sip:nat*alice**192.0.2.10*5060*udp@192.0.2.1
 * alice < MESSAGE sip:alice@192.0.2.10:5060;transport=udp
 * ```
 *
 * @example A Contact that is no SIP URI
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "siputils.so"
 * request_route {
 *     if (!encode_contact("nat", "192.0.2.1")) sl_send_reply("400", "Bad Contact");
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@example.com
 *         Contact: <tel:+358401234567>
 * alice < 400
 * ```
 *
 * @compat All Contact headers count, Kamailio takes the first. A separator inside of a user is escaped. `sips` is kept, `tel` is
 *   refused. Errors are -1.
 * @trap Both texts are taken as written: a variable in them is not expanded.
 * @see {@link contact_param_encode}
 */
export const encode_contact = siputils.cfgFunction(
  { args: [constant('encoding_prefix'), constant('hostpart')], routes: contactRoutes },
  (self, ctx, encoding_prefix, hostpart) => {
    const { message } = ctx
    if (message.first(HeaderId.CONTACT) === null) return false
    const separator = separatorOf(self.params.contact_flds_separator)
    return changeContacts(
      message,
      (uri) => packUri(uri, encoding_prefix, hostpart, separator) ?? false,
    )
  },
)

/**
 * Restores the request URI that `encode_contact()` has packed.
 *
 * @returns false when the request URI has not that form; it stays as it is then
 *
 * @example A URI that nobody packed
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "siputils.so"
 * request_route {
 *     if (decode_contact()) sl_send_reply("200", "$ru");
 *     else sl_send_reply("404", "Not ours");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:nat*bob*secret*198.51.100.7*5070*tcp@192.0.2.1
 * alice < 200 sip:bob:secret@198.51.100.7:5070;transport=tcp
 * alice > OPTIONS sip:bob@192.0.2.1
 * alice < 404
 * ```
 *
 * @trap Anybody can write such a URI: without a look at who asks, the server forwards to wherever it says.
 * @see {@link encode_contact}
 */
export const decode_contact = siputils.cfgFunction({ routes: firstRoutes }, (self, ctx) => {
  const { uri } = ctx
  const unpacked =
    uri === null ? null : unpackUri(uri, separatorOf(self.params.contact_flds_separator))
  if (unpacked === null) return false
  ctx.requestUri = unpacked
  return true
})

/**
 * Restores the URIs of all Contacts that `encode_contact()` has packed.
 *
 * @returns false when there is no Contact, or one of them has not that form; then all stay as they are
 *
 * @example Give a phone its own Contact back
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "siputils.so"
 * request_route { forward(); }
 * reply_route { decode_contact_header(); }
 * ```
 * ```sip
 * alice > REGISTER sip:192.0.2.20
 * bob   < REGISTER sip:192.0.2.20
 * bob   > 200 OK
 *         Contact: <sip:nat*alice**192.0.2.10**@192.0.2.1>;expires=60
 * alice < 200 OK
 *         Contact: <sip:alice@192.0.2.10>;expires=60
 * ```
 *
 * @compat All Contact headers count, Kamailio takes the first.
 * @see {@link encode_contact}
 */
export const decode_contact_header = siputils.cfgFunction(
  { routes: [...contactRoutes, 'failure'] },
  (self, ctx) => {
    const { message } = ctx
    if (message.first(HeaderId.CONTACT) === null) return false
    const separator = separatorOf(self.params.contact_flds_separator)
    return changeContacts(message, (uri) => unpackUri(uri, separator) ?? false)
  },
)
