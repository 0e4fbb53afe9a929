/** Which way requests go to a contact: Path, flows, NATs and sockets. */

import { intParam, optionalStrParam, strParam } from 'siprose'

import { avpNamed } from './avp-named.ts'
import { paramName } from './param-name.ts'

/** The rows of the table. */
export const wayParams = {
  /**
   * Whether the Path of a REGISTER is kept, and gone by when somebody calls.
   *
   * A Path names the servers that the REGISTER came by: behind a balancer or an edge proxy, phones are reached through them alone.
   *
   * @example Call back through the edge proxy
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("registrar", "use_path", 1)
   * request_route {
   *     if (method == "REGISTER") save("location");
   *     else if (lookup("location")) forward();
   * }
   * ```
   * ```sip
   * actor edge udp:192.0.2.40
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Supported: path
   *       Path: <sip:192.0.2.40;lr>
   *       Contact: <sip:bob@192.0.2.20>
   * bob < 200
   *       Path: <sip:192.0.2.40;lr>
   * alice > MESSAGE sip:bob@example.com
   * edge < MESSAGE sip:bob@192.0.2.20
   *        Route: <sip:192.0.2.40;lr>
   * ```
   *
   * @rfc 3327
   */
  use_path: intParam(0, { min: 0, max: 1, live: 'registrar.use_path' }),

  /**
   * What becomes of a Path.
   *
   * - 0: it is kept, and not shown in the reply
   * - 1: it is kept, and shown where the device says that it supports it
   * - 2: it is kept where the device supports it; where not, the REGISTER is refused with 420
   *
   * @example A phone that knows nothing of Path
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("registrar", "use_path", 1)
   * request_route { save("location"); }
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Path: <sip:192.0.2.40;lr>
   *       Contact: <sip:bob@192.0.2.20>
   * bob < 420 Bad Extension
   *       Unsupported: path
   * ```
   *
   * @rfc 3327 section 5.3
   */
  path_mode: intParam(2, { min: 0, max: 2 }),

  /**
   * Whether the parameter `received` of the first server in Path tells where the device is.
   *
   * The contact is marked with `nat_bflag` then.
   *
   * @example Behind a balancer
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("registrar", "use_path", 1)
   * modparam("registrar", "path_mode", 0)
   * modparam("registrar", "path_use_received", 1)
   * request_route { save("location"); }
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Path: <sip:192.0.2.40;lr;received=sip:198.51.100.7:4060>
   *       Contact: <sip:bob@10.0.0.20>
   * bob < 200
   *       Contact: <sip:bob@10.0.0.20>;expires=3600;received="sip:198.51.100.7:4060"
   * ```
   */
  path_use_received: intParam(0, { min: 0, max: 1 }),

  /**
   * Whether servers at the head of a Path that are this one are left out.
   *
   * Servers that share one table each write themselves into the Path; without this, the one that finds its own address sends the request to
   * itself once.
   *
   * @example Do not send to ourselves
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("registrar", "use_path", 1)
   * modparam("registrar", "path_mode", 0)
   * modparam("registrar", "path_check_local", 1)
   * request_route {
   *     if (method == "REGISTER") save("location");
   *     else if (lookup("location")) forward();
   * }
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Path: <sip:192.0.2.1;lr>
   *       Contact: <sip:bob@192.0.2.20>
   * bob < 200
   * alice > MESSAGE sip:bob@example.com
   * bob < MESSAGE sip:bob@192.0.2.20
   *       - Route
   * ```
   */
  path_check_local: intParam(0, { min: 0, max: 1 }),

  /**
   * Whether devices get addresses of their own, GRUUs, and can be called by them.
   *
   * A device that sends `+sip.instance` is known by it from then on; one that supports `gruu` is told its public GRUU, which always is the same,
   * and a temporary one.
   *
   * @example Call one device
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * request_route {
   *     if (method == "REGISTER") save("location");
   *     else if (lookup("location")) forward();
   *     else sl_send_reply("404", "Not Found");
   * }
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Supported: gruu
   *       Contact: <sip:bob@192.0.2.20>;+sip.instance="<urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6>"
   * bob < 200
   *       Contact: {*};pub-gruu="sip:bob@example.com;gr=urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6";temp-gruu="sip:{temp:/[^@]+/}@example.com;gr";{*}
   * alice > MESSAGE sip:bob@example.com;gr=urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6
   * bob < MESSAGE sip:bob@192.0.2.20
   * alice > MESSAGE sip:bob@example.com;gr=urn:uuid:11111111-7dec-11d0-a765-00a0c91e6bf6
   * alice < 404
   * ```
   *
   * @rfc 5627
   */
  gruu_enabled: intParam(1, { min: 0, max: 1 }),

  /**
   * Whether devices can register several flows.
   *
   * - 0: who requires it is refused with 420
   * - 1: who supports it can
   * - 2: who does not support it is refused with 421
   *
   * A flow is a contact with `+sip.instance` and `reg-id`, and takes the place of an older one with both the same, whatever its URI.
   *
   * @example Two connections of one phone
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("registrar", "outbound_mode", 1)
   * request_route { save("location"); }
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Supported: outbound
   *       Contact: <sip:bob@192.0.2.20>;reg-id=1;+sip.instance="<urn:uuid:1>"
   * bob < 200
   *       Require: outbound
   *       Contact: <sip:bob@192.0.2.20>;expires=3600;+sip.instance="<urn:uuid:1>";reg-id=1
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Supported: outbound
   *       Contact: <sip:bob@192.0.2.20:5070>;reg-id=1;+sip.instance="<urn:uuid:1>"
   * bob < 200
   *       Contact: <sip:bob@192.0.2.20:5070>;expires=3600;+sip.instance="<urn:uuid:1>";reg-id=1
   * ```
   *
   * @compat `reg-id` of a device that does not support outbound is ignored unless `regid_mode` is 1, and more than one contact with `reg-id` in one
   *   REGISTER is refused.
   * @rfc 5626 section 6
   */
  outbound_mode: intParam(0, { min: 0, max: 2 }),

  /**
   * Whether `reg-id` counts of devices that do not say that they support outbound.
   *
   * @example A phone that forgets to say so
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("registrar", "regid_mode", 1)
   * request_route { save("location"); }
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:bob@192.0.2.20>;reg-id=1;+sip.instance="<urn:uuid:1>"
   * bob < 200
   *       Contact: <sip:bob@192.0.2.20>;expires=3600;+sip.instance="<urn:uuid:1>";reg-id=1
   * ```
   */
  regid_mode: intParam(0, { min: 0, max: 1 }),

  /**
   * What `Flow-Timer` says to devices with flows: how often they have to give a sign of life.
   *
   * It should be a little less than connections live without traffic. 0 says nothing.
   *
   * @example Every 25 seconds
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("registrar", "outbound_mode", 1)
   * modparam("registrar", "flow_timer", 25)
   * request_route { save("location"); }
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Supported: outbound
   *       Contact: <sip:bob@192.0.2.20>;reg-id=1;+sip.instance="<urn:uuid:1>"
   * bob < 200
   *       Flow-Timer: 25
   * ```
   *
   * @rfc 5626 section 4.4
   */
  flow_timer: intParam(0, { min: 0, max: 86_400, unit: 's' }),

  /**
   * The AVP with the URI that a REGISTER came from, which is kept with its contacts.
   *
   * The request then goes there, and not to the contact, which behind a NAT is an address that nobody else can reach. `nathelper` fills it.
   *
   * @example Call back where the phone came from
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("registrar", "received_avp", "$avp(received)")
   * request_route {
   *     if (method == "REGISTER") { $avp(received) = $su; save("location"); exit; }
   *     if (lookup("location")) forward();
   * }
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:bob@10.0.0.20>
   * bob < 200
   *       Contact: <sip:bob@10.0.0.20>;expires=3600;received="sip:192.0.2.20:5060"
   * alice > MESSAGE sip:bob@example.com
   * bob < MESSAGE sip:bob@10.0.0.20
   * ```
   *
   * @compat A value with quotes, backslashes or control characters is not kept.
   */
  received_avp: optionalStrParam({ check: avpNamed }),

  /**
   * The parameter by which contacts in the reply say where they came from.
   *
   * An empty text leaves it out.
   *
   * @example Tell nobody
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("registrar", "received_avp", "$avp(received)")
   * modparam("registrar", "received_param", "")
   * request_route { $avp(received) = $su; save("location"); }
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:bob@10.0.0.20>
   * bob < 200
   *       Contact: <sip:bob@10.0.0.20>;expires=3600
   * ```
   */
  received_param: strParam('received', { check: paramName }),

  /**
   * The flag of a message that says: take the socket from the header `sock_hdr_name`.
   *
   * @example A copy from another server
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("registrar", "sock_flag", 18)
   * modparam("registrar", "sock_hdr_name", "Sock-Info")
   * listen = udp:192.0.2.1:5060
   * listen = udp:192.0.2.1:5070
   * request_route { setflag(18); save("location"); }
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Sock-Info: udp:192.0.2.1:5070
   *       Contact: <sip:bob@192.0.2.20>
   * bob < 200
   * ```
   * ```rpc
   * > ul.lookup location bob
   * AoR: bob
   * Contacts: [{ Contact: { Socket: "udp:192.0.2.1:5070" } }]
   * ```
   */
  sock_flag: intParam(-1, { min: -1, max: 31 }),

  /**
   * The header that names the socket a REGISTER came in on, `udp:192.0.2.1:5060`.
   *
   * It is read where `sock_flag` is set. {@link add_sock_hdr} writes it.
   *
   * @example A socket there is none of
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("registrar", "sock_flag", 18)
   * modparam("registrar", "sock_hdr_name", "Sock-Info")
   * request_route { setflag(18); save("location"); }
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Sock-Info: udp:192.0.2.99:5070
   *       Contact: <sip:bob@192.0.2.20>
   * bob < 200
   * ```
   * ```rpc
   * > ul.lookup location bob
   * AoR: bob
   * Contacts: [{ Contact: { Socket: "udp:192.0.2.1:5060" } }]
   * ```
   */
  sock_hdr_name: optionalStrParam(),

  /**
   * Whether the advertised address of the socket is kept.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("registrar", "sock_mode", 1)
   * request_route { save("location"); }
   * ```
   */
  sock_mode: intParam(0, { idle: 'a contact knows its socket, not an address of it' }),
}
