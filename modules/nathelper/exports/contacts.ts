/** Contacts that say what phones behind a NAT do not know. */

import { inUri, withHostPort } from 'siprose'

import { ContactUri } from '../contact-uri.ts'
import { contactRoutes, nathelper } from '../module.ts'

/**
 * Writes the address that the message came from into its Contact.
 *
 * Host and port of the first Contact are replaced, all else stays; `save()` keeps the new one too. A phone may not know its own Contact again,
 * in the 200 to its REGISTER for example; `add_contact_alias()` leaves it alone.
 *
 * @returns false where there is no Contact, or it cannot be read
 *
 * @example A phone behind a NAT
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "nathelper.so"
 * request_route {
 *     if (nat_uac_test("1") && !fix_nated_contact()) { sl_send_reply("400", "Bad Contact"); exit; }
 *     forward();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 *         Contact: "Alice" <sip:alice@10.0.0.7:5070;ob>;expires=60
 * bob   < INVITE sip:bob@192.0.2.20
 *         Contact: "Alice" <sip:alice@192.0.2.10:5060;ob>;expires=60
 * ```
 *
 * @example What is registered is what was fixed
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "usrloc.so"
 * loadmodule "registrar.so"
 * loadmodule "nathelper.so"
 * request_route { fix_nated_contact(); save("location"); }
 * ```
 * ```sip
 * bob > REGISTER sip:example.com
 *       To: <sip:bob@example.com>
 *       Contact: <sip:bob@10.0.0.7:5070>;q=0.5
 * bob < 200
 *       Contact: <sip:bob@192.0.2.20:5060>;q=0.5;expires=3600
 * ```
 *
 * @example Nothing to fix
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "nathelper.so"
 * request_route { fix_nated_contact(); sl_send_reply("200", "$rc"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         Contact: <tel:+358401234567>
 * alice < 200 -1
 * alice > OPTIONS sip:example.com
 *         - Contact
 * alice < 200 -1
 * ```
 *
 * @compat Of several Contacts in one header the first one counts, in Kamailio the last. It may be called twice.
 * @trap The transport stays as the phone wrote it: one that says `transport=udp` and came over TCP is not found by the new URI.
 * @see {@link add_contact_alias}
 */
export const fix_nated_contact = nathelper.cfgFunction({ routes: contactRoutes }, (_self, ctx) => {
  const contact = ContactUri.ofFirst(ctx.message)
  if (contact === null) return false
  const { address, port } = ctx.peer
  contact.become(withHostPort(contact.uri, `${inUri(address)}:${port}`), false)
  return true
})
