/** Trying places one after the other. */

import { int, optional } from 'siprose'

import {
  loadContacts,
  nextContacts,
  nextFlow,
  Order,
  type QueueNames,
} from '../engine/contact-queue.ts'
import { branchOf } from '../engine/requests.ts'
import { tm } from '../module.ts'
import type { Tm } from '../tm.ts'

const NOTHING_LEFT = -2

/** Where places are kept; null, and told in the log, where the parameter is not set. */
function namesOf({ params, log }: Tm): QueueNames | null {
  const { contacts_avp: contacts, contact_flows_avp: flows } = params
  if (contacts !== null) return { contacts, flows }
  log.error('tm: contacts_avp is not set, so no contacts can be tried one after the other')
  return null
}

/**
 * Keeps all places that the request would go to, to be tried one after the other.
 *
 * They are kept in the XAVP that {@link contacts_avp} names, ordered by q; {@link t_next_contacts} takes out those whose turn it is. Where there is
 * one place only, nothing changes.
 *
 * @param mode - 0: by q, and places of one q are tried together; 1: one by one in an order of chance, in which q is the weight
 * @returns `-1` when {@link contacts_avp} is not set
 *
 * @example The best first, then those of less q together
 * ```kamailio
 * loadmodule "corex.so"
 * loadmodule "pv.so"
 * loadmodule "tm.so"
 * modparam("tm", "contacts_avp", "tm_contacts")
 * modparam("tm", "contact_flows_avp", "tm_contact_flows")
 * request_route {
 *     $ru = "sip:bob@192.0.2.20";
 *     append_branch("sip:carol@192.0.2.30", "0.5");
 *     append_branch("sip:dave@192.0.2.40", "1.0");
 *     t_load_contacts();
 *     t_next_contacts();
 *     t_on_failure("NEXT");
 *     t_relay();
 * }
 * failure_route[NEXT] {
 *     if (!t_next_contacts()) exit;
 *     t_on_failure("NEXT");
 *     t_relay();
 * }
 * ```
 * ```sip
 * actor dave udp:192.0.2.40
 * alice > MESSAGE sip:office@example.com
 * dave  < MESSAGE sip:dave@192.0.2.40
 * dave  > 486
 * carol < MESSAGE sip:carol@192.0.2.30
 * carol > 404
 * # the request URI has no q, which is the least
 * bob   < MESSAGE sip:bob@192.0.2.20
 * bob   > 200
 * alice < 200
 * ```
 *
 * @example The parameter is not set
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * request_route {
 *     if (!t_load_contacts()) sl_send_reply("500", "Not Set Up");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:office@example.com
 * alice < 500 Not Set Up
 * ```
 * ```log
 * ERROR tm: contacts_avp is not set, so no contacts can be tried one after the other
 * ```
 */
export const t_load_contacts = tm.cfgFunction(
  {
    args: [optional(int('mode', { min: Order.BY_Q, max: Order.BY_CHANCE }))],
    routes: ['request', 'failure'],
  },
  ({ state }, ctx, mode) => {
    const names = namesOf(state)
    if (names === null) return -1
    loadContacts(ctx, names, mode ?? Order.BY_Q)
    return 1
  },
)

/**
 * Makes the places whose turn it is those that the request goes to.
 *
 * They are the best ones of those that {@link t_load_contacts} has kept. Of one device, by its `+sip.instance`, one place only is among
 * them; its others are kept in {@link contact_flows_avp}.
 *
 * @returns `-2` when none is left; `-1` when {@link contacts_avp} is not set
 *
 * @example Until none is left
 * ```kamailio
 * loadmodule "corex.so"
 * loadmodule "pv.so"
 * loadmodule "tm.so"
 * modparam("tm", "contacts_avp", "tm_contacts")
 * modparam("tm", "contact_flows_avp", "tm_contact_flows")
 * request_route {
 *     $ru = "sip:bob@192.0.2.20";
 *     append_branch("sip:carol@192.0.2.30", "0.5");
 *     t_load_contacts();
 *     route(NEXT);
 * }
 * failure_route[FAILED] { route(NEXT); }
 * route[NEXT] {
 *     if (!t_next_contacts()) {
 *         t_reply("480", "Nobody Is In");
 *         exit;
 *     }
 *     t_on_failure("FAILED");
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:office@example.com
 * carol < MESSAGE sip:carol@192.0.2.30
 * carol > 486
 * bob   < MESSAGE sip:bob@192.0.2.20
 * bob   > 404
 * alice < 480 Nobody Is In
 * ```
 *
 * @trap A phone that sends 180 again and again keeps its turn; set {@link restart_fr_on_each_reply} to 0.
 */
export const t_next_contacts = tm.cfgFunction(
  { routes: ['request', 'failure'] },
  ({ state }, ctx) => {
    const names = namesOf(state)
    if (names === null) return -1
    return nextContacts(ctx, names) ? 1 : NOTHING_LEFT
  },
)

/**
 * Makes another way to the device whose branch has failed the one that the request goes to.
 *
 * The ways are those that {@link t_next_contacts} has kept apart. It is for the event route of a branch that failed.
 *
 * @returns `-2` when there is no other way; `-1` when {@link contacts_avp} is not set
 *
 * @example No other way to this device
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "xlog.so"
 * loadmodule "tm.so"
 * modparam("tm", "contacts_avp", "tm_contacts")
 * modparam("tm", "contact_flows_avp", "tm_contact_flows")
 * request_route {
 *     t_on_branch_failure("FLOW");
 *     t_relay();
 * }
 * event_route[tm:branch-failure:FLOW] {
 *     if (t_check_status("430") && t_next_contact_flow()) t_relay();
 *     else xlog("L_WARN", "no other way\n");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 * bob   > 430
 * alice < 430
 * ```
 * ```log
 * WARNING <script>: no other way
 * ```
 *
 * @rfc 5626 section 5.3
 */
export const t_next_contact_flow = tm.cfgFunction(
  { routes: ['request', 'event'] },
  ({ state }, ctx) => {
    const names = namesOf(state)
    if (names === null) return -1
    return nextFlow(ctx, names, branchOf(ctx)?.instance ?? null) ? 1 : NOTHING_LEFT
  },
)
