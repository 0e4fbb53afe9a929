/**
 * What the language has without any module.
 *
 * Parameters of the server, forwarding, flags, and the figures of its work.
 *
 * @module core
 */
import type { CoreApi } from '../runtime/core-api.ts'
import { defineModule } from '../runtime/declare/module.ts'
import { eventRoute } from '../runtime/declare/event-route.ts'
import { counter } from '../runtime/declare/statistic.ts'
import { acceptAliases } from './aliases.ts'
import { parameters } from './parameters/all.ts'
import { Programs } from './programs.ts'
import {
  figuresByClass,
  figuresByMethod,
  figuresByStatus,
  messageStatistics,
} from './statistics/messages.ts'
import { tcpLossStatistics } from './statistics/tcp-losses.ts'
import { dnsStatistics } from './statistics/dns.ts'
import { tcpStatistics } from './statistics/tcp.ts'

/** The core, as a module that is always loaded. */
export const core = defineModule('core', {
  params: parameters,
  statistics: {
    /** Requests received that could be read. */
    rcv_requests: counter(),
    /** Replies received that could be read. */
    rcv_replies: counter(),
    /** Requests sent on without a transaction. */
    fwd_requests: counter(),
    /** Replies sent on without a transaction. */
    fwd_replies: counter(),
    /** Requests that could not be sent on, or that `event_route[core:msg-received]` has dropped. */
    drop_requests: counter(),
    /** Replies that the script or a missing Via kept from being sent on. */
    drop_replies: counter(),
    /** Requests that could not be read, or lack a mandatory header. */
    err_requests: counter(),
    /** Replies that could not be read, or lack a mandatory header. */
    err_replies: counter(),
    /** Request URIs nothing could be sent to. */
    bad_URIs_rcvd: counter(),
    /** Messages whose headers could not be read. */
    bad_msg_hdr: counter(),
    /** Requests whose target's name had no address. */
    unresolved_targets: counter(),
    /** Scripts that ended in an error of the server's own. */
    script_errors: counter(),
    ...messageStatistics,
    ...tcpStatistics,
    ...tcpLossStatistics,
    ...dnsStatistics,
  },
  eventRoutes: {
    /**
     * Runs once, before any module has begun its work: before `htable:mod-init` and its like.
     *
     * There is no message yet; what the variables of one show is made up. It is the place to set what modules read when they begin.
     *
     * @example Have a value there before anything else runs
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "htable.so"
     * modparam("htable", "htable", "start=>size=4")
     * event_route[core:modinit-before] { $shv(order) = "first"; }
     * event_route[htable:mod-init] { $sht(start=>order) = $shv(order) + ", second"; }
     * request_route { sl_send_reply("200", "$sht(start=>order)"); }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice < 200 first, second
     * ```
     */
    modulesBegin: eventRoute('core:modinit-before'),

    /**
     * Runs once, when the server has opened its sockets and is about to take the first message.
     *
     * There is no message yet; what the variables of one show is made up. All functions can be used, those that send as well.
     *
     * @example Tell the gateway that we are back
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * event_route[core:worker-one-init] { $shv(state) = "ready"; }
     * request_route { sl_send_reply("200", "$shv(state)"); }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice < 200 ready
     * ```
     */
    workerOne: eventRoute('core:worker-one-init'),

    /**
     * Runs for each request before `request_route`, on the same message.
     *
     * `drop` in it keeps `request_route` from running; `exit` and `return` end it and nothing more. What it sets, variables, flags and changes of the message, is there in the routes that
     * follow.
     *
     * @example Keep scanners out before anything else is done
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * event_route[core:pre-routing] {
     *     if ($ua =~ "friendly-scanner") drop;
     *     $avp(seen) = "before";
     * }
     * request_route { sl_send_reply("200", "seen $avp(seen)"); }
     * ```
     * ```sip
     * bob > OPTIONS sip:example.com
     *       User-Agent: friendly-scanner
     * alice > OPTIONS sip:example.com
     *         User-Agent: Desk Phone
     * alice < 200 seen before
     * ```
     */
    preRouting: eventRoute('core:pre-routing'),

    /**
     * Runs when a received message cannot be read; no other route runs on it.
     *
     * A request is then refused with 400, 413, 414, 505 or 513 where it has the headers that an answer needs, unless this
     * route has answered. A reply, an ACK, and what is no SIP at all are dropped.
     *
     * @example See who sends what nobody can read
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "xlog.so"
     * request_route { drop; }
     * event_route[core:receive-parse-error] { xlog("L_WARN", "$ml bytes from $si are no SIP\n"); }
     * ```
     *
     * @example Answer in words of your own
     * ```kamailio
     * loadmodule "sl.so"
     * request_route { drop; }
     * event_route[core:receive-parse-error] { sl_send_reply("400", "Two senders"); }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     *         From: <sip:alice@example.com>;tag=1
     *         From: <sip:other@example.com>;tag=2
     * alice < 400 Two senders
     * ```
     */
    parseError: eventRoute('core:receive-parse-error'),

    /**
     * Runs for each message before it is looked at; for this, `received_route_mode` has to be 1.
     *
     * `drop`, or a negative result, ends the message: nothing more is done for it. What the route sets stays with it, but AVPs, which the
     * routes after it see. It may wait; the message waits with it.
     *
     * @example Answer nobody from a network, not even with an error
     * ```kamailio
     * loadmodule "sl.so"
     * received_route_mode = 1
     * request_route { sl_send_reply("200", "OK"); }
     * event_route[core:msg-received] { if (src_ip == 192.0.2.20) drop; }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice < 200 OK
     * bob   > OPTIONS sip:example.com
     * quiet 1s
     * ```
     *
     * @example Only AVPs stay
     * ```kamailio
     * loadmodule "sl.so"
     * loadmodule "pv.so"
     * loadmodule "textops.so"
     * received_route_mode = 1
     * request_route { sl_send_reply("200", "$avp(seen) $rU $hdr(X-Seen)"); }
     * event_route[core:msg-received] {
     *     $avp(seen) = $ml;
     *     $rU = "somebody";
     *     append_hf("X-Seen: yes\r\n");
     *     if ($si != "192.0.2.10") return -1;
     * }
     * ```
     * ```sip
     * alice > OPTIONS sip:bob@example.com
     *         Call-ID: 1
     * alice < 200 {size:int} bob <null>
     * carol > OPTIONS sip:bob@example.com
     * quiet 1s
     * ```
     *
     * @example Take replies from gateways alone
     * ```kamailio
     * received_route_mode = 1
     * request_route { forward(); }
     * event_route[core:msg-received] { if (src_ip == 192.0.2.30) drop; }
     * ```
     * ```sip
     * alice > MESSAGE sip:bob@192.0.2.20
     * bob   < MESSAGE sip:bob@192.0.2.20
     * bob   > 200
     * alice < 200
     * alice > MESSAGE sip:carol@192.0.2.30
     * carol < MESSAGE sip:carol@192.0.2.30
     * carol > 200
     * quiet 1s
     * ```
     *
     * @example Let a program say who may come in
     * ```kamailio
     * loadmodule "sl.so"
     * loadmodule "pv.so"
     * loadmodule "exec.so"
     * modparam("exec", "enable", 1)
     * received_route_mode = 1
     * request_route { sl_send_reply("200", "OK"); }
     * event_route[core:msg-received] { if (!exec_cmd("test $si != 192.0.2.20")) drop; }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice < 200 OK
     * bob   > OPTIONS sip:example.com
     * quiet 1s
     * ```
     */
    received: eventRoute('core:msg-received'),

    /**
     * Runs when a script tells of something with `async_tkv_emit()`.
     *
     * There is no message; what the variables of one show is made up. `$atkv(type)`, `$atkv(key)` and `$atkv(val)` of module corex are what is told.
     *
     * @example Count in one place what happens in many
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "corex.so"
     * loadmodule "async.so"
     * request_route {
     *     sl_send_reply("200", "last $shv(last)");
     *     async_tkv_emit("1", "from", "$fU");
     * }
     * event_route[core:tkv] { $shv(last) = $atkv(val); }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice < 200 {*}
     * clock +1s
     * bob   > OPTIONS sip:example.com
     * bob   < 200 last alice
     * ```
     */
    told: eventRoute('core:tkv'),
  },
  state: (self) => {
    if (self.params.tcp_accept_aliases) acceptAliases(self.server)
    return { programs: new Programs() }
  },
  api: (self): CoreApi => ({
    settings: self.params,
    counters: self.stats,
    requestsByMethod: figuresByMethod(self.stats),
    repliesByClass: figuresByClass(self.stats),
    repliesByStatus: figuresByStatus(self.stats),
    events: self.events,
  }),
})
