/** Where a registration came from, for this registrar or another. */

import { contactList, Fault, type Header, HeaderId, int, inUri, optional, type Peer } from 'siprose'

import { nathelper } from '../module.ts'

/** The URI that leads to where a message came from. */
function sourceUri({ proto, address, port }: Peer): string {
  const transport = proto === 'udp' ? '' : `;transport=${proto}`
  return `sip:${inUri(address)}:${port}${transport}`
}

/**
 * Notes where a REGISTER came from, for `save()` to keep beside the Contact.
 *
 * The URI of the sender goes to the AVP of `received_avp`; the registrar has a parameter of the same name, which must be the same. Lookups then send
 * to it, whatever the Contact says, and the Contact itself stays as the phone knows it.
 *
 * @returns false where `received_avp` is not set
 *
 * @example Where it came from
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "nathelper.so"
 * modparam("nathelper", "received_avp", "$avp(received)")
 * request_route { fix_nated_register(); sl_send_reply("200", "$avp(received)"); }
 * ```
 * ```sip
 * actor dave tcp:192.0.2.40
 * alice > REGISTER sip:example.com
 *         Contact: <sip:alice@10.0.0.7>
 * alice < 200 sip:192.0.2.10:5060
 * dave  > REGISTER sip:example.com
 *         Contact: <sip:dave@10.0.0.8;transport=tcp>
 * dave  < 200 sip:192.0.2.40:{*};transport=tcp
 * ```
 *
 * @example Registered from behind a NAT, and called there
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "pv.so"
 * loadmodule "usrloc.so"
 * loadmodule "registrar.so"
 * loadmodule "nathelper.so"
 * modparam("nathelper|registrar", "received_avp", "$avp(received)")
 * request_route {
 *     if (method == "REGISTER") { fix_nated_register(); save("location"); exit; }
 *     if (lookup("location")) forward();
 * }
 * ```
 * ```sip
 * bob   > REGISTER sip:example.com
 *         To: <sip:bob@example.com>
 *         Contact: <sip:bob@10.0.0.7:5070>
 * bob   < 200
 *         Contact: <sip:bob@10.0.0.7:5070>;expires=3600;received="sip:192.0.2.20:5060"
 * alice > MESSAGE sip:bob@example.com
 * bob   < MESSAGE sip:bob@10.0.0.7:5070
 * ```
 *
 * @example Without the AVP
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "nathelper.so"
 * request_route { if (!fix_nated_register()) sl_send_reply("500", "received_avp is not set"); }
 * ```
 * ```sip
 * alice > REGISTER sip:example.com
 * alice < 500
 * ```
 */
export const fix_nated_register = nathelper.cfgFunction(
  { routes: ['request', 'event'] },
  (self, ctx) => {
    const { receivedAvp } = self.state
    if (receivedAvp === null) return false
    ctx.avps.push(receivedAvp, sourceUri(ctx.peer))
    return true
  },
)

/**
 * Adds where the message came from to each Contact, for a registrar behind this server.
 *
 * The parameter is `received`, with a URI.
 *
 * @param flag - `0` adds it to the Contact, as without it; another number adds it to the URI in it, which is only possible for what came over UDP
 * @returns false where a Contact cannot be read, or what shall go into the URI cannot stand there; then all stay as they are
 *
 * @example Hand registrations on
 * ```kamailio
 * loadmodule "nathelper.so"
 * request_route { add_rcv_param(); forward(); }
 * ```
 * ```sip
 * alice > REGISTER sip:192.0.2.20
 *         Contact: <sip:alice@10.0.0.7>;expires=60
 * bob   < REGISTER sip:192.0.2.20
 *         Contact: <sip:alice@10.0.0.7>;expires=60;received="sip:192.0.2.10:5060"
 * ```
 *
 * @example In the URI
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "nathelper.so"
 * request_route {
 *     if (add_rcv_param("1")) forward();
 *     else sl_send_reply("400", "Not over UDP");
 * }
 * ```
 * ```sip
 * actor dave tcp:192.0.2.40
 * alice > REGISTER sip:192.0.2.20
 *         Contact: <sip:alice@10.0.0.7>;expires=60
 * bob   < REGISTER sip:192.0.2.20
 *         Contact: <sip:alice@10.0.0.7;received=sip:192.0.2.10:5060>;expires=60
 * dave  > REGISTER sip:192.0.2.20
 *         Contact: <sip:dave@10.0.0.8;transport=tcp>
 * dave  < 400
 * ```
 *
 * @compat A URI without brackets gets them, so that the parameter is its own.
 */
export const add_rcv_param = nathelper.cfgFunction(
  { args: [optional(int('flag'))], routes: ['request', 'event'] },
  (_self, ctx, flag = 0) => {
    const { message, peer } = ctx
    if (flag !== 0 && peer.proto !== 'udp') return false
    const places: Place[] = []
    let header = message.first(HeaderId.CONTACT)
    for (; header !== null; header = message.next(header)) {
      const readable = flag === 0 ? behindContacts(header, places) : inUris(header, places)
      if (!readable) return false
    }
    const uri = sourceUri(peer)
    const param = flag === 0 ? `;received="${uri}"` : `received=${uri}`
    for (const { from, to, before, after } of places) {
      message.edits.replace(from, to, before + param + after)
    }
    return true
  },
)

/** Where the parameter goes, and what stands around it in the place of what is there. */
interface Place {
  readonly from: number
  readonly to: number
  readonly before: string
  readonly after: string
}

function behindContacts(header: Header, places: Place[]): boolean {
  const list = contactList(header)
  if (list === null) return false
  for (const element of list.elements) {
    if (element instanceof Fault) return false
    const at = header.offsetOf(element.address.end)
    places.push({ from: at, to: at, before: '', after: '' })
  }
  return true
}

function inUris(header: Header, places: Place[]): boolean {
  const list = contactList(header)
  if (list === null) return false
  for (const element of list.elements) {
    if (element instanceof Fault) return false
    const { uriStart, uriEnd, bracketed, parsedUri: uri } = element.address
    if (uri === null || !(uri.isSip || uri.scheme === 'tel')) return false
    const from = header.offsetOf(uriStart)
    const [open, close] = bracketed ? ['', ''] : ['<', '>']
    const front = uri.text.slice(0, uri.portEnd) + (uri.params === '' ? '' : `;${uri.params}`)
    const headers = uri.headers === '' ? '' : `?${uri.headers}`
    places.push({
      from,
      to: header.offsetOf(uriEnd),
      before: `${open}${front};`,
      after: headers + close,
    })
  }
  return true
}
