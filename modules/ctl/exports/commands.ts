/** Commands about the sockets that commands come in on. */

import { ctl } from '../module.ts'
import type { CtlPlace } from '../places.ts'

/** The address and the port of a place, as the field's tools print them; a file has no port. */
function shown({ place }: CtlPlace): readonly string[] {
  return place.kind === 'file' ? [place.path, ''] : [place.address, String(place.port)]
}

/**
 * Where the server listens for kamcmd: protocol, transport, address and port of each.
 *
 * @example Ask where it listens
 * ```kamailio
 * loadmodule "ctl.so"
 * modparam("ctl", "binrpc", "unix:/run/siprose/ctl")
 * modparam("ctl", "binrpc", "localhost:2049")
 * modparam("ctl", "fifo", "/tmp/siprose_fifo")
 * request_route { drop; }
 * ```
 * ```rpc
 * > ctl.listen
 * - binrpc
 * - unix_stream
 * - /run/siprose/ctl
 * - ""
 * - binrpc
 * - udp
 * - 127.0.0.1
 * - "2049"
 * - fifo
 * - fifo
 * - /tmp/siprose_fifo
 * - ""
 * ```
 */
export const ctlListen = ctl.rpcCommand({ name: 'ctl.listen' }, ({ state }) =>
  state.places.flatMap((each) => [each.protocol, each.transport, ...shown(each)]),
)

/**
 * How many connections of kamcmd and its like are open.
 *
 * @example Nobody is there
 * ```kamailio
 * loadmodule "ctl.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > ctl.connections
 * 0
 * ```
 */
export const ctlConnections = ctl.rpcCommand(
  { name: 'ctl.connections' },
  ({ state }) => state.connections.length,
)

/**
 * Who is connected: protocol, transport, their address, ours, and our port of each.
 *
 * @example Nobody is there
 * ```kamailio
 * loadmodule "ctl.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > ctl.who
 * []
 * ```
 *
 * @compat It can be asked by every way in, not only by this module's.
 */
export const ctlWho = ctl.rpcCommand({ name: 'ctl.who' }, ({ state }) =>
  state.connections.flatMap(({ place, from }) => {
    const other = place.place.kind === 'file' ? '<anonymous unix socket>' : from
    return [place.protocol, place.transport, other, ...shown(place)]
  }),
)
