/**
 * Answers commands as JSON-RPC 2.0: by a FIFO, by datagrams, by TCP, and in a script.
 *
 * What `kamctl rpc`, kamcli and programs of your own send. Every command of the server and its modules can be asked; `system.listMethods`
 * names them.
 *
 * @module jsonrpcs
 */
import { boolParam, defineModule, intParam, strParam, wordParam, type Context } from 'siprose'

import { faceOptions } from './face-options.ts'
import { Faces } from './faces.ts'
import { JsonRpc, type JsonRpcResult } from './json-rpc.ts'

/** What the module has of one server. */
export class JsonRpcServer {
  readonly rpc: JsonRpc
  faces: Faces | null = null
  /** What the last document of each message's script came to. */
  readonly last = new WeakMap<Context, JsonRpcResult>()

  /** @param rpc - answers documents */
  constructor(rpc: JsonRpc) {
    this.rpc = rpc
  }
}

export const jsonrpcs = defineModule('jsonrpcs', {
  params: {
    /**
     * Whether answers are indented, for people who read them.
     *
     * @example Answers for programs
     * ```kamailio
     * loadmodule "sl.so"
     * loadmodule "pv.so"
     * loadmodule "jsonrpcs.so"
     * modparam("jsonrpcs", "pretty_format", 0)
     * request_route {
     *     jsonrpc_exec('{"jsonrpc": "2.0", "method": "core.echo", "params": ["Hi"], "id": 1}');
     *     sl_send_reply("200", "$jsonrpl(body)");
     * }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice < 200 {{"jsonrpc":"2.0","result":["Hi"],"id":1}
     * ```
     */
    pretty_format: boolParam(true),

    /**
     * Which transports are open: 2 the FIFO, 4 datagrams, 6 both; 0 is all that have a name.
     *
     * 1 is HTTP, which a script offers by `jsonrpc_dispatch()`. TCP is open where `tcp_socket` says so.
     *
     * @example The FIFO alone
     * ```kamailio
     * loadmodule "jsonrpcs.so"
     * modparam("jsonrpcs", "transport", 2)
     * request_route { drop; }
     * ```
     */
    transport: intParam(6, { min: 0, max: 7 }),

    /**
     * The FIFO: a path, or a name in {@link rundir}; empty for none.
     *
     * A document names the FIFO that wants its answer: `"reply_name": "my_fifo"`, in {@link fifo_reply_dir}, made by who asks.
     *
     * @example Where kamctl looks for it
     * ```kamailio
     * loadmodule "jsonrpcs.so"
     * modparam("jsonrpcs", "fifo_name", "/run/kamailio/kamailio_rpc.fifo")
     * request_route { drop; }
     * ```
     *
     * @compat The default is called after this server.
     */
    fifo_name: strParam('siprose_rpc.fifo'),

    /**
     * Who may use the FIFO, in the bits of `chmod`.
     *
     * @example The owner alone
     * ```kamailio
     * loadmodule "jsonrpcs.so"
     * modparam("jsonrpcs", "fifo_mode", 0600)
     * request_route { drop; }
     * ```
     */
    fifo_mode: intParam(0o660, { min: 0, max: 0o777 }),

    /**
     * The group of the FIFO, by name or number.
     *
     * @example Let a group of operators use it
     * ```kamailio
     * loadmodule "jsonrpcs.so"
     * modparam("jsonrpcs", "fifo_group", "adm")
     * request_route { drop; }
     * ```
     */
    fifo_group: wordParam(''),

    /**
     * The owner of the FIFO, by name or number.
     *
     * @example Give it to nobody's user
     * ```kamailio
     * loadmodule "jsonrpcs.so"
     * modparam("jsonrpcs", "fifo_user", "nobody")
     * request_route { drop; }
     * ```
     */
    fifo_user: wordParam(''),

    /**
     * The directory in which answers are written to FIFOs.
     *
     * What is there under the name has to be a FIFO already: no file is ever made, and none but a FIFO written to.
     *
     * @example A directory that only operators can write to
     * ```kamailio
     * loadmodule "jsonrpcs.so"
     * modparam("jsonrpcs", "fifo_reply_dir", "/run/siprose/replies")
     * request_route { drop; }
     * ```
     */
    fifo_reply_dir: strParam('/tmp/'),

    /**
     * The socket for datagrams; empty for none.
     *
     * It is a path, a name in {@link rundir}, or `udp:` with an address and a port.
     *
     * UDP is open to everybody who can send to the address: keep it to the loopback or a network of your own.
     *
     * @example UDP on the loopback
     * ```kamailio
     * loadmodule "jsonrpcs.so"
     * modparam("jsonrpcs", "dgram_socket", "udp:127.0.0.1:8090")
     * request_route { drop; }
     * ```
     *
     * @compat The default is called after this server.
     */
    dgram_socket: strParam('siprose_rpc.sock'),

    /**
     * How many processes read datagrams.
     *
     * @example As configurations have it
     * ```kamailio
     * loadmodule "jsonrpcs.so"
     * modparam("jsonrpcs", "dgram_workers", 2)
     * request_route { drop; }
     * ```
     */
    dgram_workers: intParam(1, { min: 1, idle: 'commands need no processes of their own' }),

    /**
     * How old an answer to a datagram may be: a later one is not sent.
     *
     * @example Wait longer for slow commands
     * ```kamailio
     * loadmodule "jsonrpcs.so"
     * modparam("jsonrpcs", "dgram_timeout", 10000)
     * request_route { drop; }
     * ```
     */
    dgram_timeout: intParam(2000, { min: 1, max: 3_600_000, unit: 'ms' }),

    /**
     * Who may use the socket for datagrams, in the bits of `chmod`.
     *
     * @example The owner alone
     * ```kamailio
     * loadmodule "jsonrpcs.so"
     * modparam("jsonrpcs", "dgram_mode", 0600)
     * request_route { drop; }
     * ```
     */
    dgram_mode: intParam(0o660, { min: 0, max: 0o777 }),

    /**
     * The group of the socket for datagrams, by name or number.
     *
     * @example Let a group of operators use it
     * ```kamailio
     * loadmodule "jsonrpcs.so"
     * modparam("jsonrpcs", "dgram_group", "adm")
     * request_route { drop; }
     * ```
     */
    dgram_group: wordParam(''),

    /**
     * The owner of the socket for datagrams, by name or number.
     *
     * @example Give it to nobody's user
     * ```kamailio
     * loadmodule "jsonrpcs.so"
     * modparam("jsonrpcs", "dgram_user", "nobody")
     * request_route { drop; }
     * ```
     */
    dgram_user: wordParam(''),

    /**
     * The address for TCP; empty for none.
     *
     * Documents come in one after the other, and each answer is followed by a line end.
     *
     * @example TCP on the loopback
     * ```kamailio
     * loadmodule "jsonrpcs.so"
     * modparam("jsonrpcs", "tcp_socket", "tcp:127.0.0.1:8090")
     * request_route { drop; }
     * ```
     */
    tcp_socket: strParam(''),

    /**
     * The longest document that is read.
     *
     * @example Short commands only
     * ```kamailio
     * loadmodule "jsonrpcs.so"
     * modparam("jsonrpcs", "max_document_size", 4096)
     * request_route { drop; }
     * ```
     */
    max_document_size: intParam(65_536, { min: 64, max: 16_777_216, unit: 'bytes' }),

    /**
     * The most requests that one document may have.
     *
     * @example One at a time
     * ```kamailio
     * loadmodule "sl.so"
     * loadmodule "pv.so"
     * loadmodule "jsonrpcs.so"
     * modparam("jsonrpcs", "max_batch", 1)
     * request_route {
     *     $var(one) = '{"jsonrpc": "2.0", "method": "core.echo", "id": 1}';
     *     jsonrpc_exec("[$var(one), $var(one)]");
     *     sl_send_reply("200", "$jsonrpl(code) $jsonrpl(text)");
     * }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice < 200 400 a batch has 2 requests; it can have 1 to 1
     * ```
     */
    max_batch: intParam(100, { min: 1, max: 10_000 }),

    /**
     * The most documents in a second, over all transports; 0 for no limit.
     *
     * Those above get an error.
     *
     * @example Keep a program that asks too often from taking all the time
     * ```kamailio
     * loadmodule "jsonrpcs.so"
     * modparam("jsonrpcs", "max_rate", 50)
     * request_route { drop; }
     * ```
     */
    max_rate: intParam(1000, { min: 0, max: 1_000_000 }),
  },
  state: ({ params, server }) => {
    // a place that is none is found while the configuration is checked
    faceOptions(params, '/')
    const { pretty_format: pretty, max_batch: maxBatch } = params
    return new JsonRpcServer(new JsonRpc(() => server.commands, { pretty, maxBatch }))
  },
  async start({ state, server, log, params }) {
    state.faces = new Faces(server, log, state.rpc, faceOptions(params, server.settings.rundir))
    await state.faces.start()
  },
  async stop({ state }) {
    await state.faces?.stop()
  },
})
