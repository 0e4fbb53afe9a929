/** Says in the log which received messages cannot be read: one line a second at most, whoever sends however many. */

import type { Context } from './context.ts'
import type { Log } from './log.ts'
import type { ParserSettings } from './settings/parser.ts'

const SECOND = 1000
/** Bytes of a message that the log shows, from its start. */
const SHOWN = 2048

/** The log of faulty messages. One for each server. */
export class ParseLog {
  readonly #log: Log
  readonly #level: number
  readonly #oneLine: boolean
  #loggedAt = -Infinity
  #held = 0

  constructor(
    log: Log,
    settings: Pick<ParserSettings, 'sip_parser_log' | 'sip_parser_log_oneline'>,
  ) {
    this.#log = log
    this.#level = settings.sip_parser_log
    this.#oneLine = settings.sip_parser_log_oneline !== 0
  }

  /** Notes a message with a fault. */
  note({ message, peer, receivedAt }: Pick<Context, 'message' | 'peer' | 'receivedAt'>): void {
    if (message.fault === null || !this.#log.shows(this.#level)) return
    if (receivedAt - this.#loggedAt < SECOND) {
      this.#held++
      return
    }
    this.#loggedAt = receivedAt
    const { code, offset } = message.fault
    const more = this.#held === 0 ? '' : `; ${this.#held} more since the last line`
    this.#held = 0
    const place = `${peer.proto}:${peer.address}:${peer.port}`
    const text = `a message from ${place} cannot be read: ${code} at byte ${offset}${more}`
    const start = message.text.slice(0, SHOWN).trimEnd()
    const shown = this.#oneLine ? `: ${start.replaceAll(/\r?\n/g, '. ')}` : `:\n${start}`
    this.#log.write(this.#level, text + shown)
  }
}
