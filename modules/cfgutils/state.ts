/** What the module remembers for one server. */

import { createHash } from 'node:crypto'

import { type Host, Locks, Pauses, SiproseError } from 'siprose'

/** Flags, probability, locks, and the hash of the configuration. */
export class ServerState {
  /** 32 flags. */
  flags: number
  /** How likely `rand_event()` is true, in percent. */
  probability: number
  /** The MD5 of `hash_file` as it was at the start, or null. */
  hash: string | null = null
  readonly locks: Locks
  readonly pauses: Pauses
  readonly #server: Host

  /**
   * @param server - has the clock and the files
   * @param flags - at the start
   * @param probability - at the start
   * @param maxSleeping - how many scripts may sleep at once
   * @param patience - how long a lock may take, in milliseconds
   */
  constructor(
    server: Host,
    flags: number,
    probability: number,
    maxSleeping: number,
    patience: number,
  ) {
    this.#server = server
    this.flags = flags >>> 0
    this.probability = probability
    this.locks = new Locks(server.clock, patience)
    this.pauses = new Pauses(server.clock, maxSleeping)
  }

  /**
   * The MD5 of a file as it is now, in hexadecimal digits.
   *
   * @throws SiproseError `cfgutils/hash-file` where it cannot be read
   */
  async hashOf(file: string): Promise<string> {
    try {
      return createHash('md5')
        .update(await this.#server.files.read(file))
        .digest('hex')
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      throw new SiproseError('cfgutils/hash-file', `\`${file}\` cannot be read: ${reason}`, {
        file,
      })
    }
  }

  stop(): void {
    this.locks.stop()
    this.pauses.stop()
  }
}
