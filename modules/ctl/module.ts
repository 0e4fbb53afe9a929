/**
 * Answers kamcmd: commands in its binary language, by sockets of files and of the network.
 *
 * kamcmd comes with Kamailio, and works with this server as it is: `kamcmd -s unix:/run/siprose/siprose_ctl core.uptime`. Programs of your own
 * have an easier time with `jsonrpcs`.
 *
 * @module ctl
 */
import { defineModule, intParam, strListParam, wordParam } from 'siprose'

import { CtlServer } from './ctl-server.ts'
import { ctlPlace, type CtlPlace } from './places.ts'

const DEFAULT_PLACE = 'unix:siprose_ctl'
const KILOBYTE = 1024

interface PlaceParams {
  readonly binrpc: readonly string[]
  readonly fifo: readonly string[]
  readonly mode: number
  readonly user: string | number
  readonly group: string | number
}

function placesOf(params: PlaceParams, rundir: string): readonly CtlPlace[] {
  const { binrpc, fifo, mode, user, group } = params
  const files = { access: { mode, user, group }, rundir }
  return [
    ...(binrpc.length === 0 ? [DEFAULT_PLACE] : binrpc).map((text) =>
      ctlPlace(text, 'binrpc', files),
    ),
    ...fifo.map((text) => ctlPlace(text, 'fifo', files)),
  ]
}

export const ctl = defineModule('ctl', {
  params: {
    /**
     * Where kamcmd finds the server; each setting adds a place.
     *
     * `unix:PATH` takes connections, `unixd:PATH` datagrams, `udp:ADDRESS:PORT` and `tcp:ADDRESS:PORT` are of the network, where `*` is every
     * address. A path that does not begin with `/` is in {@link rundir}. Without a setting it is `unix:siprose_ctl`.
     *
     * @example Where kamcmd looks without being told, and the loopback
     * ```kamailio
     * loadmodule "ctl.so"
     * modparam("ctl", "binrpc", "unix:/run/kamailio/kamailio_ctl")
     * modparam("ctl", "binrpc", "tcp:127.0.0.1:2049")
     * request_route { drop; }
     * ```
     * ```rpc
     * > ctl.listen
     * [ binrpc, unix_stream, /run/kamailio/kamailio_ctl, "", binrpc, tcp, 127.0.0.1, "2049" ]
     * ```
     *
     * @trap everybody who can send to an address of the network can stop the server; keep it to the loopback
     */
    binrpc: strListParam(),

    /**
     * Where the older protocol, that of `mi_fifo`, is spoken; each setting adds a place.
     *
     * @example A FIFO for old scripts
     * ```kamailio
     * loadmodule "ctl.so"
     * modparam("ctl", "fifo", "/tmp/siprose_fifo")
     * request_route { drop; }
     * ```
     */
    fifo: strListParam(),

    /**
     * Who may use files, in the bits of `chmod`.
     *
     * @example Its group too
     * ```kamailio
     * loadmodule "ctl.so"
     * modparam("ctl", "mode", 0660)
     * request_route { drop; }
     * ```
     */
    mode: intParam(0o600, { min: 0, max: 0o777 }),

    /**
     * The owner of files, by name or number.
     *
     * @example Give them to nobody's user
     * ```kamailio
     * loadmodule "ctl.so"
     * modparam("ctl", "user", "nobody")
     * request_route { drop; }
     * ```
     */
    user: wordParam(''),

    /**
     * The group of files, by name or number.
     *
     * @example Let a group of operators use them
     * ```kamailio
     * loadmodule "ctl.so"
     * modparam("ctl", "mode", 0660)
     * modparam("ctl", "group", "adm")
     * request_route { drop; }
     * ```
     */
    group: wordParam(''),

    /**
     * Whether an argument of another type than the command takes is converted.
     *
     * @example As configurations have it
     * ```kamailio
     * loadmodule "ctl.so"
     * modparam("ctl", "autoconversion", 1)
     * request_route { drop; }
     * ```
     */
    autoconversion: intParam(0, { idle: 'arguments are converted wherever they can be' }),

    /**
     * The longest answer; a longer one is an error.
     *
     * @example Let long lists through
     * ```kamailio
     * loadmodule "ctl.so"
     * modparam("ctl", "binrpc_max_body_size", 1024)
     * request_route { drop; }
     * ```
     */
    binrpc_max_body_size: intParam(1024, { min: 1, max: 65_536, unit: 'KB' }),

    /**
     * The longest structure in an answer.
     *
     * @example As configurations have it
     * ```kamailio
     * loadmodule "ctl.so"
     * modparam("ctl", "binrpc_struct_max_body_size", 16)
     * request_route { drop; }
     * ```
     */
    binrpc_struct_max_body_size: intParam(8, { idle: 'an answer is made in one piece' }),

    /**
     * The longest text in an answer.
     *
     * @example As configurations have it
     * ```kamailio
     * loadmodule "ctl.so"
     * modparam("ctl", "binrpc_buffer_size", 4096)
     * request_route { drop; }
     * ```
     */
    binrpc_buffer_size: intParam(1024, { idle: 'an answer is made in one piece' }),

    /**
     * The most requests in a second; those above get an error, 0 for no limit.
     *
     * @example Keep a program that asks too often from taking all the time
     * ```kamailio
     * loadmodule "ctl.so"
     * modparam("ctl", "max_rate", 50)
     * request_route { drop; }
     * ```
     */
    max_rate: intParam(1000, { min: 0, max: 1_000_000 }),
  },
  state: ({ params, server }) => {
    // a place that is none is found while the configuration is checked
    placesOf(params, '/')
    const maxReply = params.binrpc_max_body_size * KILOBYTE
    return new CtlServer(server, { maxReply, maxRate: params.max_rate })
  },
  async start({ state, params, server }) {
    await state.start(placesOf(params, server.settings.rundir))
  },
  async stop({ state }) {
    await state.stop()
  },
})
