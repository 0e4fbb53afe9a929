/**
 * Answers commands by datagrams, as OpenSER's tools ask them.
 *
 * A request is a line `:command:`, a line for each parameter, and an empty line, in one datagram; the answer is one datagram too. New
 * programs use the module `jsonrpcs`.
 *
 * @module mi_datagram
 */
import { defineModule, intParam, strParam, wordParam } from 'siprose'

import { DatagramFace, datagramPlace } from './datagram-face.ts'

/** What the module has of one server. */
class MiDatagram {
  face: DatagramFace | null = null
}

const miDatagram = defineModule('mi_datagram', {
  params: {
    /**
     * Where datagrams come in.
     *
     * It is a path, a name in {@link rundir}, or `udp:` with an address and a port.
     *
     * UDP is open to everybody who can send to the address: keep it to the loopback or a network of your own.
     *
     * @example UDP on the loopback
     * ```kamailio
     * loadmodule "mi_datagram.so"
     * modparam("mi_datagram", "socket_name", "udp:127.0.0.1:4343")
     * request_route { drop; }
     * ```
     */
    socket_name: strParam('siprose_mi.sock'),

    /**
     * How many processes read datagrams.
     *
     * @example As configurations have it
     * ```kamailio
     * loadmodule "mi_datagram.so"
     * modparam("mi_datagram", "children_count", 2)
     * request_route { drop; }
     * ```
     */
    children_count: intParam(1, { min: 1, idle: 'commands need no processes of their own' }),

    /**
     * Who may use the socket, in the bits of `chmod`.
     *
     * @example The owner alone
     * ```kamailio
     * loadmodule "mi_datagram.so"
     * modparam("mi_datagram", "unix_socket_mode", 0600)
     * request_route { drop; }
     * ```
     */
    unix_socket_mode: intParam(0o660, { min: 0, max: 0o777 }),

    /**
     * The group of the socket, by name or number.
     *
     * @example Let a group of operators use it
     * ```kamailio
     * loadmodule "mi_datagram.so"
     * modparam("mi_datagram", "unix_socket_group", "adm")
     * request_route { drop; }
     * ```
     */
    unix_socket_group: wordParam(''),

    /**
     * The owner of the socket, by name or number.
     *
     * @example Give it to nobody's user
     * ```kamailio
     * loadmodule "mi_datagram.so"
     * modparam("mi_datagram", "unix_socket_user", "nobody")
     * request_route { drop; }
     * ```
     */
    unix_socket_user: wordParam(''),

    /**
     * How old an answer may be: a later one is not sent.
     *
     * @example Wait longer for slow commands
     * ```kamailio
     * loadmodule "mi_datagram.so"
     * modparam("mi_datagram", "socket_timeout", 10000)
     * request_route { drop; }
     * ```
     */
    socket_timeout: intParam(2000, { min: 1, max: 3_600_000, unit: 'ms' }),

    /**
     * What stands before the lines of an answer that are inside of another.
     *
     * @example Four blanks
     * ```kamailio
     * loadmodule "mi_datagram.so"
     * modparam("mi_datagram", "reply_indent", "    ")
     * request_route { drop; }
     * ```
     */
    reply_indent: strParam('\t'),

    /**
     * The most requests in a second; those above are not answered, 0 for no limit.
     *
     * @example Keep a program that asks too often from taking all the time
     * ```kamailio
     * loadmodule "mi_datagram.so"
     * modparam("mi_datagram", "max_rate", 50)
     * request_route { drop; }
     * ```
     */
    max_rate: intParam(1000, { min: 0, max: 1_000_000 }),
  },
  state: ({ params }) => {
    // a place that is none is found while the configuration is checked
    datagramPlace(params, '/')
    return new MiDatagram()
  },
  async start({ state, server, params }) {
    state.face = new DatagramFace(server, {
      place: datagramPlace(params, server.settings.rundir),
      indent: params.reply_indent,
      timeoutMs: params.socket_timeout,
      maxRate: params.max_rate,
    })
    await state.face.start()
  },
  async stop({ state }) {
    await state.face?.stop()
  },
})
export default miDatagram
