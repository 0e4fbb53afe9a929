/** Places in the configuration. */

import { type Context, key, partKey, socketText, type Host } from 'siprose'

import { corex } from '../module.ts'

/** What is known of the place that a script has reached. */
type ConfigurationPart = (server: Host, ctx: Context) => string | number

const parts: ReadonlyMap<string, ConfigurationPart> = new Map<string, ConfigurationPart>([
  ['line', (server, ctx) => server.position(ctx).line],
  ['file', (server, ctx) => server.position(ctx).file],
  ['name', (server, ctx) => server.position(ctx).file],
  ['route', (server, ctx) => server.routeNameAt(server.position(ctx)) ?? 'DEFAULT_ROUTE'],
])

/**
 * The place in the configuration that the script has reached.
 *
 * `line` is the line, `file` and `name` the file, `route` the name of the route; `request_route` and `reply_route` have the name
 * `DEFAULT_ROUTE`.
 *
 * @example Say where a reply was made
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "corex.so"
 * request_route { $var(first) = $cfg(route); route(ANSWER); }
 * route[ANSWER] {
 *     if ($cfg(line) > 3) sl_send_reply("200", "$var(first), then $cfg(route)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 DEFAULT_ROUTE, then ANSWER
 * ```
 */
export const configurationPlace = corex.pseudoVariable(
  {
    name: '$cfg',
    key: partKey(parts),
    type: 'any',
  },
  { get: (self, ctx, part) => part(self.server, ctx) },
)

/**
 * The first socket of the server that an expression finds, as `proto:address:port`.
 *
 * The expression is `name=…`, `addr=…`, `proto=…` or `port=…`, several of them with `;` between; what is left out may be anything. `$null` where no
 * socket fits.
 *
 * @example The socket for carriers
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "corex.so"
 * listen = udp:192.0.2.1:5060 name "phones"
 * listen = udp:192.0.2.1:5080 name "carriers"
 * request_route { sl_send_reply("200", "$lsock(name=carriers), $lsock(proto=udp;port=5060), $lsock(proto=tls)"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 udp:192.0.2.1:5080, udp:192.0.2.1:5060, <null>
 * ```
 */
export const localSocket = corex.pseudoVariable(
  { name: '$lsock', key: key<string>('expression', null, { kind: 'format' }), type: 'str' },
  {
    get: ({ server }, _ctx, expression) => {
      const wanted = new Map<string, string>()
      for (const part of expression.split(';')) {
        const equals = part.indexOf('=')
        if (equals > 0) wanted.set(part.slice(0, equals).trim(), part.slice(equals + 1).trim())
      }
      const fits = (name: string, value: string | number | null): boolean =>
        !wanted.has(name) || wanted.get(name) === String(value)
      const found = server.listeners.find(
        (listener) =>
          fits('name', server.sockets.labelOf(listener)) &&
          fits('proto', listener.proto) &&
          fits('addr', listener.address) &&
          fits('port', listener.port),
      )
      return found === undefined || wanted.size === 0 ? null : socketText(found)
    },
  },
)
