/** The socket that requests come in on. */

import {
  answerMi,
  type ControlPlace,
  type ControlSocket,
  type Host,
  RequestRate,
  SiproseError,
  spokenPlace,
} from 'siprose'

/** The longest answer that a datagram of UDP can carry. */
const MAX_UDP_BYTES = 65_507

/** What the parameters say. */
export interface DatagramFaceOptions {
  readonly place: ControlPlace
  readonly indent: string
  readonly timeoutMs: number
  readonly maxRate: number
}

/** The parameters about the place. */
export interface PlaceParams {
  readonly socket_name: string
  readonly unix_socket_mode: number
  readonly unix_socket_user: string | number
  readonly unix_socket_group: string | number
}

/**
 * The place that they name.
 *
 * @param params - the parameters
 * @param rundir - where relative paths begin
 * @throws SiproseError `mi_datagram/place`
 */
export function datagramPlace(params: PlaceParams, rundir: string): ControlPlace {
  const { socket_name, unix_socket_mode: mode } = params
  const access = { mode, user: params.unix_socket_user, group: params.unix_socket_group }
  const found = spokenPlace(socket_name, access, rundir)
  if (found !== null && found.transport !== 'tcp') return found.place
  throw new SiproseError(
    'mi_datagram/place',
    `\`socket_name\` is \`${socket_name}\`; it can be a path, or udp:ADDRESS:PORT`,
  )
}

/** The socket of one server. */
export class DatagramFace {
  readonly #server: Host
  readonly #options: DatagramFaceOptions
  readonly #rate: RequestRate
  readonly #socket: ControlSocket

  /**
   * @param server - the server
   * @param options - where, and how much
   */
  constructor(server: Host, options: DatagramFaceOptions) {
    this.#server = server
    this.#options = options
    this.#rate = new RequestRate(server.clock, options.maxRate)
    this.#socket = server.controls.datagrams(options.place, (bytes, answer) => {
      void this.#answer(bytes, answer)
    })
  }

  /** Opens it. */
  async start(): Promise<void> {
    await this.#socket.start()
  }

  /** Closes it. */
  async stop(): Promise<void> {
    await this.#socket.stop()
  }

  async #answer(bytes: Buffer, answer: (reply: Buffer) => void): Promise<void> {
    if (!this.#rate.allows()) return
    const { clock, commands } = this.#server
    const arrived = clock.now()
    const text = await answerMi(commands, bytes.toString('latin1'), this.#options.indent)
    if (clock.now() - arrived > this.#options.timeoutMs) return
    const tooLong = this.#options.place.kind === 'network' && text.length > MAX_UDP_BYTES
    const sent = tooLong ? `500 the answer has ${text.length} bytes, too many for UDP\n\n` : text
    answer(Buffer.from(sent, 'latin1'))
  }
}
