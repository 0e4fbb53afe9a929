/**
 * What the language gained around its core: branches, sockets, raw sending, files.
 *
 * Its functions change how the message in hand is seen and sent; its parameters make names the server's own.
 *
 * @module corex
 */
import {
  boolParam,
  defineModule,
  eventRoute,
  intParam,
  optionalStrParam,
  SiproseError,
  strListParam,
} from 'siprose'

import { dnsCommands } from './dns-records.ts'
import { InternalFlags } from './internal-flags.ts'
import { domainTest, parseDomain } from './subdomains.ts'
import { WireRoutes } from './wire-routes.ts'

/** The module's handle. */
export const corex = defineModule('corex', {
  params: {
    /**
     * Makes a domain and all domains below it the server's own; it may stand many times.
     *
     * Written as `domain`, or `proto:domain:port` where only one port counts.
     *
     * @example Serve a domain with many customers' domains below it
     * ```kamailio
     * loadmodule "sl.so"
     * loadmodule "corex.so"
     * modparam("corex", "alias_subdomains", "example.com")
     * request_route {
     *     if (uri == myself) sl_send_reply("200", "Ours");
     *     else sl_send_reply("404", "Not ours");
     * }
     * ```
     * ```sip
     * alice > OPTIONS sip:shop.example.com
     * alice < 200 Ours
     * alice > OPTIONS sip:example.com
     * alice < 200 Ours
     * alice > OPTIONS sip:myexample.com
     * alice < 404 Not ours
     * ```
     */
    alias_subdomains: strListParam({ check: parseDomain }),

    /**
     * Adds a record to what the server remembers of DNS, at the start; it may stand many times.
     *
     * Written as parameters: `type` (A, AAAA or SRV), `name`, `addr`, `ttl`, for SRV `priority`, `weight` and `port`, and `flags`, of which 2 keeps
     * the record for good and 1 says that there is no such name.
     *
     * @example A gateway that no name server knows
     * ```kamailio
     * loadmodule "corex.so"
     * modparam("corex", "dns_cache", "type=A;name=gateway.example.net;addr=192.0.2.30;ttl=3600;flags=2")
     * request_route { forward("gateway.example.net", 5060); }
     * ```
     * ```sip
     * alice > MESSAGE sip:+358401234567@example.com
     * carol < MESSAGE sip:+358401234567@example.com
     * ```
     */
    dns_cache: strListParam(),

    /**
     * A file with records to remember of DNS; it may stand many times.
     *
     * Each line is one, as `dns_cache` has it. Empty lines and lines that begin with `#` do not count.
     *
     * @example Records in a file of their own
     * ```kamailio
     * loadmodule "corex.so"
     * modparam("corex", "dns_file", "names.txt")
     * request_route { forward("gateway.example.net", 5060); }
     * ```
     * ```file name=names.txt
     * # gateways
     * type=A;name=gateway.example.net;addr=192.0.2.30;ttl=3600;flags=2
     * ```
     * ```sip
     * alice > MESSAGE sip:+358401234567@example.com
     * carol < MESSAGE sip:+358401234567@example.com
     * ```
     */
    dns_file: strListParam(),

    /**
     * Shows what is received and sent to `event_route[network:msg]`, as bytes.
     *
     * @example Read messages of phones that spell a header in their own way
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "corex.so"
     * modparam("corex", "nio_intercept", 1)
     * modparam("corex", "nio_msg_avp", "$avp(msg)")
     * request_route { sl_send_reply("200", "About $hdr(Subject)"); }
     * event_route[network:msg] {
     *     if (is_incoming()) $avp(msg) = $(mb{s.replace,Betreff:,Subject:});
     * }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     *         Betreff: lunch
     * alice < 200 About lunch
     * ```
     */
    nio_intercept: boolParam(false),

    /**
     * The length in bytes from which on messages are shown; shorter ones pass unseen.
     *
     * @example Leave keep-alives alone
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "corex.so"
     * modparam("corex", "nio_intercept", 1)
     * modparam("corex", "nio_min_msg_len", 5000)
     * modparam("corex", "nio_msg_avp", "$avp(msg)")
     * request_route { sl_send_reply("200", "About $hdr(Subject)"); }
     * event_route[network:msg] { $avp(msg) = $(mb{s.replace,lunch,dinner}); }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     *         Subject: lunch
     * alice < 200 About lunch
     * ```
     */
    nio_min_msg_len: intParam(0, { min: 0, unit: 'bytes' }),

    /**
     * The variable in which `event_route[network:msg]` leaves what is read or sent instead.
     *
     * Where the route leaves nothing in it, the message goes on as it is.
     *
     * @example Hide a name in all that leaves
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "corex.so"
     * modparam("corex", "nio_intercept", 1)
     * modparam("corex", "nio_msg_avp", "$avp(msg)")
     * request_route { sl_send_reply("200", "Ask host7.example.net"); }
     * event_route[network:msg] {
     *     if (!is_incoming()) $avp(msg) = $(mb{s.replace,host7.example.net,somebody});
     * }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice < 200 Ask somebody
     * ```
     */
    nio_msg_avp: optionalStrParam(),

    /**
     * The function of an embedded script that runs when a reply is sent.
     *
     * @example Keep the line of an existing configuration
     * ```kamailio
     * loadmodule "corex.so"
     * modparam("corex", "evcb_reply_out", "ksr_corex_reply_out")
     * request_route { drop; }
     * ```
     */
    evcb_reply_out: optionalStrParam({ idle: 'routes are written in the language of the server' }),
  },
  eventRoutes: {
    /**
     * Runs for each message that arrives, before it is read, and for each that leaves.
     *
     * `$mb` is the message, byte for byte, and `is_incoming()` tells which of the two it is. What the route leaves in the variable of
     * `nio_msg_avp` takes its place: for ciphers, compression and the spelling of others. It runs where `nio_intercept` is set, and cannot wait.
     *
     * @example Count what passes
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "corex.so"
     * modparam("corex", "nio_intercept", 1)
     * event_route[network:msg] {
     *     if (is_incoming()) $shv(in) = $shv(in) + $(mb{s.len});
     *     else $shv(out) = $shv(out) + 1;
     * }
     * request_route { sl_send_reply("200", "$shv(out) sent"); }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice < 200 0 sent
     * alice > OPTIONS sip:example.com
     * alice < 200 1 sent
     * ```
     *
     * @compat Variables of the message and its sender can be read; Kamailio has the bytes alone.
     */
    networkMessage: eventRoute('network:msg'),

    /**
     * Runs for each reply that is about to leave, with the reply in hand.
     *
     * Nothing it does changes the reply, and it cannot keep it from leaving. `$sndto` tells where it goes.
     *
     * @example Write down all refusals
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "xlog.so"
     * loadmodule "corex.so"
     * event_route[corex:reply-out] {
     *     if ($rs >= 400) xlog("L_WARN", "$rs to $sndto(ip) for $rm of $fu\n");
     * }
     * request_route { sl_send_reply("403", "No"); }
     * ```
     * ```sip
     * alice > MESSAGE sip:example.com
     *         From: <sip:alice@example.com>;tag=1
     * alice < 403
     * ```
     * ```log
     * WARNING <script>: 403 to 192.0.2.10 for MESSAGE of sip:alice@example.com
     * ```
     */
    replyOut: eventRoute('corex:reply-out'),
  },
  state: (self) => {
    for (const text of self.params.alias_subdomains)
      self.server.alsoOwn(domainTest(parseDomain(text)))
    return { flags: new InternalFlags() }
  },
  start: async (self) => {
    const { nio_intercept: shown } = self.params
    const { networkMessage, replyOut } = self.events
    if (replyOut.wanted || (shown && networkMessage.wanted)) {
      self.server.watchBytes(new WireRoutes(self))
    }
    const lines = [...self.params.dns_cache]
    for (const name of self.params.dns_file) lines.push(...(await recordsIn(self.server, name)))
    const { commands } = self.server
    for (const { name, args } of lines.map((line) => dnsCommands(line))) commands.call(name, args)
  },
})

/** The lines of a file with records. */
async function recordsIn(
  server: { readonly files: { read(name: string): Promise<Buffer> } },
  name: string,
): Promise<readonly string[]> {
  try {
    const text = (await server.files.read(name)).toString('latin1')
    return text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#'))
  } catch (error) {
    throw new SiproseError('corex/dns-file', `\`dns_file\` ${name} cannot be read`, {}, error)
  }
}
