/** Switches of one transaction. */

import { type Context, int } from 'siprose'

import { wishesOf } from '../engine/requests.ts'
import { Trait } from '../engine/wishes.ts'
import { tm } from '../module.ts'

const routes = ['request', 'failure', 'onreply', 'branch', 'event'] as const
const onOff = int('on', { min: 0, max: 1 })

function decide(ctx: Context, trait: number, on: boolean): void {
  wishesOf(ctx).decide(trait, on)
}

/**
 * Says whether an INVITE of this transaction is answered with 100 at once.
 *
 * It counts instead of {@link auto_inv_100}.
 *
 * @param on - 1 for yes, 0 for no
 *
 * @example Answer in own words
 * ```kamailio
 * loadmodule "tm.so"
 * request_route {
 *     t_set_auto_inv_100(0);
 *     t_newtran();
 *     t_reply("100", "Looking For A Line");
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 * alice < 100 Looking For A Line
 * bob   < INVITE sip:bob@192.0.2.20
 * ```
 */
export const t_set_auto_inv_100 = tm.cfgFunction(
  { args: [onOff], routes: ['request'] },
  (_self, ctx, on) => {
    decide(ctx, Trait.NO_100, on === 0)
  },
)

/**
 * Says whether a 6xx is a reply like others for this transaction.
 *
 * By the rules a 6xx speaks for all places: the other branches are cancelled, and it is what the caller gets. It counts instead of
 * {@link disable_6xx_block}.
 *
 * @param on - 1: it is a reply like others; 0: it ends all
 *
 * @example One phone cannot decline for the whole office
 * ```kamailio
 * loadmodule "corex.so"
 * loadmodule "pv.so"
 * loadmodule "tm.so"
 * request_route {
 *     t_set_disable_6xx(1);
 *     $ru = "sip:bob@192.0.2.20";
 *     append_branch("sip:carol@192.0.2.30");
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:office@example.com
 * alice < 100
 * bob   < INVITE sip:bob@192.0.2.20
 * carol < INVITE sip:carol@192.0.2.30
 * bob   > 603
 * bob   < ACK sip:bob@192.0.2.20
 * carol > 200
 * alice < 200
 * ```
 *
 * @example By the rules it can
 * ```kamailio
 * loadmodule "corex.so"
 * loadmodule "pv.so"
 * loadmodule "tm.so"
 * request_route {
 *     $ru = "sip:bob@192.0.2.20";
 *     append_branch("sip:carol@192.0.2.30");
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:office@example.com
 * alice < 100
 * bob   < INVITE sip:bob@192.0.2.20
 * carol < INVITE sip:carol@192.0.2.30
 * carol > 180
 * alice < 180
 * bob   > 603
 * bob   < ACK sip:bob@192.0.2.20
 * carol < CANCEL sip:carol@192.0.2.30
 *         Reason: SIP;cause=603
 * carol > 200 to CANCEL
 * carol > 487 to INVITE
 * carol < ACK sip:carol@192.0.2.30
 * alice < 603
 * ```
 *
 * @rfc 3261 section 16.7
 */
export const t_set_disable_6xx = tm.cfgFunction({ args: [onOff], routes }, (_self, ctx, on) => {
  decide(ctx, Trait.PLAIN_6XX, on === 1)
})

/**
 * Says whether failures that answer an INVITE of this transaction are acknowledged.
 *
 * For a script that sends its ACKs by other means. What is not acknowledged is sent again and again by whoever has sent it.
 *
 * @param on - 1: they are not; 0: they are
 *
 * @example Leave the ACK out
 * ```kamailio
 * loadmodule "tm.so"
 * request_route {
 *     t_set_no_auto_ack(1);
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 * alice < 100
 * bob   < INVITE sip:bob@192.0.2.20
 * bob   > 486
 * alice < 486
 * alice > ACK sip:bob@192.0.2.20
 * quiet 10s
 * ```
 */
export const t_set_no_auto_ack = tm.cfgFunction({ args: [onOff], routes }, (_self, ctx, on) => {
  decide(ctx, Trait.NO_ACK, on === 1)
})

/**
 * Says whether the next host of a name is tried when one of them does not answer.
 *
 * It counts instead of `use_dns_failover`.
 *
 * @param on - 1: no other host is tried; 0: as the server does
 *
 * @example Keep to the first host
 * ```kamailio
 * loadmodule "tm.so"
 * use_dns_failover = yes
 * request_route {
 *     t_set_fr(2000, 2000);
 *     t_set_disable_failover(1);
 *     t_relay();
 * }
 * ```
 * ```dns
 * _sip._udp.example.com. SRV 10 60 5060 one.example.com.
 * _sip._udp.example.com. SRV 20 60 5060 two.example.com.
 * one.example.com. A 192.0.2.20
 * two.example.com. A 192.0.2.30
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * bob   < MESSAGE sip:bob@example.com
 * bob   > 503
 * alice < 500
 * ```
 *
 * @example By itself the next host is tried
 * ```kamailio
 * loadmodule "tm.so"
 * use_dns_failover = yes
 * request_route { t_relay(); }
 * ```
 * ```dns
 * _sip._udp.example.com. SRV 10 60 5060 one.example.com.
 * _sip._udp.example.com. SRV 20 60 5060 two.example.com.
 * one.example.com. A 192.0.2.20
 * two.example.com. A 192.0.2.30
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * bob   < MESSAGE sip:bob@example.com
 * bob   > 503
 * carol < MESSAGE sip:bob@example.com
 * carol > 200
 * alice < 200
 * ```
 *
 * @rfc 3263 section 4.3
 */
export const t_set_disable_failover = tm.cfgFunction(
  { args: [onOff], routes },
  (_self, ctx, on) => {
    decide(ctx, Trait.NO_FAILOVER, on === 1)
  },
)

/**
 * Says whether the Reason of a CANCEL is kept from the branches of this transaction.
 *
 * It counts instead of {@link e2e_cancel_reason}, and is asked for when the INVITE comes.
 *
 * @param on - 1: the Reason is left out; 0: it goes along
 *
 * @example Do not believe what callers say
 * ```kamailio
 * loadmodule "tm.so"
 * request_route {
 *     t_set_no_e2e_cancel_reason(1);
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 * alice < 100
 * bob   < INVITE sip:bob@192.0.2.20
 * bob   > 180
 * alice < 180
 * alice > CANCEL sip:bob@192.0.2.20
 *         Reason: SIP;cause=200;text="Call completed elsewhere"
 * alice < 200 canceling
 * bob   < CANCEL sip:bob@192.0.2.20
 *         - Reason
 * ```
 *
 * @rfc 3326
 */
export const t_set_no_e2e_cancel_reason = tm.cfgFunction(
  { args: [onOff], routes, aliases: ['t_disable_e2e_cancel_reason'] },
  (_self, ctx, on) => {
    decide(ctx, Trait.NO_CANCEL_REASON, on === 1)
  },
)

/**
 * Says whether the script answers when a request of this transaction cannot leave.
 *
 * @param on - 1: the script does; 0: {@link t_relay} does
 *
 * @example Answer in own words
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * request_route {
 *     t_set_disable_internal_reply(1);
 *     if (!t_relay()) send_reply("500", "No Way There");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20;transport=tls
 * alice < 500 No Way There
 * ```
 */
export const t_set_disable_internal_reply = tm.cfgFunction(
  { args: [onOff], routes },
  (_self, ctx, on) => {
    decide(ctx, Trait.NO_INTERNAL_REPLY, on === 1)
  },
)

/**
 * Makes ACK and CANCEL have the From and To of the request as it was sent.
 *
 * They always have, as they are made of what was sent.
 *
 * @example Write it as an older configuration does
 * ```kamailio
 * loadmodule "tm.so"
 * request_route {
 *     t_use_uac_headers();
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 * ```
 *
 * @compat It changes nothing, as ACK and CANCEL are always made that way.
 */
export const t_use_uac_headers = tm.cfgFunction({ routes: 'any' }, () => true)
