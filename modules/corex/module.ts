/**
 * What the language gained around its core: branches, sockets, raw sending, files.
 *
 * Its functions change how the message in hand is seen and sent; its parameters make names the server's own.
 *
 * @module corex
 */
import { defineModule, intParam, optionalStrParam, SiproseError, strListParam } from 'siprose'

import { dnsCommands } from './dns-records.ts'
import { InternalFlags } from './internal-flags.ts'
import { domainTest, parseDomain } from './subdomains.ts'

const noIntercept = 'what is received and sent is not shown to a route as bytes'

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
     * Shows bytes that are received and sent to a route.
     *
     * @example Keep the line of an existing configuration
     * ```kamailio
     * loadmodule "corex.so"
     * modparam("corex", "nio_intercept", 0)
     * request_route { drop; }
     * ```
     */
    nio_intercept: intParam(0, { idle: noIntercept }),

    /**
     * The length from which on they are shown.
     *
     * @example Keep the line of an existing configuration
     * ```kamailio
     * loadmodule "corex.so"
     * modparam("corex", "nio_min_msg_len", 32)
     * request_route { drop; }
     * ```
     */
    nio_min_msg_len: intParam(0, { idle: noIntercept }),

    /**
     * The AVP with what the route made of them.
     *
     * @example Keep the line of an existing configuration
     * ```kamailio
     * loadmodule "corex.so"
     * modparam("corex", "nio_msg_avp", "$avp(msg)")
     * request_route { drop; }
     * ```
     */
    nio_msg_avp: optionalStrParam({ idle: noIntercept }),

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
  state: (self) => {
    for (const text of self.params.alias_subdomains)
      self.server.alsoOwn(domainTest(parseDomain(text)))
    return { flags: new InternalFlags() }
  },
  start: async (self) => {
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
