/**
 * Answers commands by a FIFO, as OpenSER's tools ask them.
 *
 * A request is a line `:command:reply_file`, a line for each parameter, and an empty line. The answer is written to the FIFO
 * of that name. New programs use the module `jsonrpcs`.
 *
 * @module mi_fifo
 */
import { defineModule, filePlace, intParam, MiFifo, strParam, wordParam } from 'siprose'

/** What the module has of one server. */
class MiServer {
  face: MiFifo | null = null
}

const miFifo = defineModule('mi_fifo', {
  params: {
    /**
     * The FIFO: a path, or a name in {@link rundir}.
     *
     * @example Where the tools look for it
     * ```kamailio
     * loadmodule "mi_fifo.so"
     * modparam("mi_fifo", "fifo_name", "/tmp/kamailio_fifo")
     * request_route { drop; }
     * ```
     */
    fifo_name: strParam('siprose_fifo'),

    /**
     * Who may use the FIFO, in the bits of `chmod`.
     *
     * @example The owner alone
     * ```kamailio
     * loadmodule "mi_fifo.so"
     * modparam("mi_fifo", "fifo_mode", 0600)
     * request_route { drop; }
     * ```
     */
    fifo_mode: intParam(0o660, { min: 0, max: 0o777 }),

    /**
     * The group of the FIFO, by name or number.
     *
     * @example Let a group of operators use it
     * ```kamailio
     * loadmodule "mi_fifo.so"
     * modparam("mi_fifo", "fifo_group", "adm")
     * request_route { drop; }
     * ```
     */
    fifo_group: wordParam(''),

    /**
     * The owner of the FIFO, by name or number.
     *
     * @example Give it to nobody's user
     * ```kamailio
     * loadmodule "mi_fifo.so"
     * modparam("mi_fifo", "fifo_user", "nobody")
     * request_route { drop; }
     * ```
     */
    fifo_user: wordParam(''),

    /**
     * The directory in which answers are written.
     *
     * What is there under the name of a request has to be a FIFO: no file is ever made, and none but a FIFO written to.
     *
     * @example A directory that only operators can write to
     * ```kamailio
     * loadmodule "mi_fifo.so"
     * modparam("mi_fifo", "reply_dir", "/run/siprose/replies")
     * request_route { drop; }
     * ```
     */
    reply_dir: strParam('/tmp/'),

    /**
     * What stands before the lines of an answer that are inside of another.
     *
     * @example Four blanks
     * ```kamailio
     * loadmodule "mi_fifo.so"
     * modparam("mi_fifo", "reply_indent", "    ")
     * request_route { drop; }
     * ```
     */
    reply_indent: strParam('\t'),

    /**
     * The longest request that is read.
     *
     * @example Short commands only
     * ```kamailio
     * loadmodule "mi_fifo.so"
     * modparam("mi_fifo", "max_request_size", 2048)
     * request_route { drop; }
     * ```
     */
    max_request_size: intParam(65_536, { min: 64, max: 16_777_216, unit: 'bytes' }),

    /**
     * The most requests in a second; those above are not answered, 0 for no limit.
     *
     * @example Keep a program that asks too often from taking all the time
     * ```kamailio
     * loadmodule "mi_fifo.so"
     * modparam("mi_fifo", "max_rate", 50)
     * request_route { drop; }
     * ```
     */
    max_rate: intParam(1000, { min: 0, max: 1_000_000 }),
  },
  state: () => new MiServer(),
  async start({ state, server, params }) {
    const { fifo_mode: mode, fifo_user: user, fifo_group: group } = params
    state.face = new MiFifo(server, {
      owner: 'mi_fifo',
      place: filePlace(params.fifo_name, { mode, user, group }, server.settings.rundir),
      replyDirectory: params.reply_dir,
      indent: params.reply_indent,
      maxBytes: params.max_request_size,
      maxRate: params.max_rate,
    })
    await state.face.start()
  },
  async stop({ state }) {
    await state.face?.stop()
  },
})
export default miFifo
