/** Addresses of sockets, taken apart. */

import { inUri, parseSocketSpec } from 'siprose'

import { corex } from '../module.ts'

/**
 * The host of an address of a socket, `udp:192.0.2.1:5060`.
 *
 * @example Take the socket a message came in on apart
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "corex.so"
 * request_route {
 *     sl_send_reply("200", "$(Ras{sock.host}) $(Ras{sock.port}) $(Ras{sock.proto}) $(Ras{sock.touri})");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 192.0.2.1 5060 udp sip:192.0.2.1:5060;transport=udp
 * ```
 */
export const sockHost = corex.transformation(
  { name: 'sock.host', from: 'str', to: 'str' },
  (text) => {
    const spec = parseSocketSpec(text)
    return spec === null ? '' : inUri(spec.host)
  },
)

/**
 * The port of an address of a socket; an empty text where it has none.
 *
 * @example Without a port
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "corex.so"
 * request_route {
 *     $var(a) = "tcp:192.0.2.1:5061";
 *     $var(b) = "192.0.2.1";
 *     sl_send_reply("200", "[$(var(a){sock.port})] [$(var(b){sock.port})]");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 [5061] []
 * ```
 */
export const sockPort = corex.transformation(
  { name: 'sock.port', from: 'str', to: 'str' },
  (text) => String(parseSocketSpec(text)?.port ?? ''),
)

/**
 * The transport of an address of a socket; an empty text where it has none.
 *
 * @example Without a transport
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "corex.so"
 * request_route {
 *     $var(a) = "tcp:[2001:db8::1]:5061";
 *     $var(b) = "192.0.2.1";
 *     sl_send_reply("200", "[$(var(a){sock.proto})] [$(var(b){sock.proto})]");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 [tcp] []
 * ```
 */
export const sockProto = corex.transformation(
  { name: 'sock.proto', from: 'str', to: 'str' },
  (text) => parseSocketSpec(text)?.proto ?? '',
)

/**
 * The SIP URI of an address of a socket.
 *
 * @example Send to where a list names a socket
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "corex.so"
 * request_route {
 *     $var(a) = "tcp:[2001:db8::1]:5061";
 *     $var(b) = "192.0.2.1";
 *     sl_send_reply("200", "$(var(a){sock.touri}) $(var(b){sock.touri})");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 sip:[2001:db8::1]:5061;transport=tcp sip:192.0.2.1
 * ```
 */
export const sockToUri = corex.transformation(
  { name: 'sock.touri', from: 'str', to: 'str' },
  (text) => {
    const spec = parseSocketSpec(text)
    if (spec === null) return ''
    const port = spec.port === null ? '' : `:${spec.port}`
    const transport = spec.proto === null ? '' : `;transport=${spec.proto}`
    return `sip:${inUri(spec.host)}${port}${transport}`
  },
)
