/** Says in the log which received messages cannot be read: one line a second at most, whoever sends however many. */

import type { Context } from './context.ts'
import type { Log } from './log.ts'
import type { ParserSettings } from './settings/parser.ts'

const SECOND = 1000
/** Bytes of a message that the log shows, from its start. */
const SHOWN = 2048

/** How it is written; read anew each time. */
type ParseLogSettings = Pick<ParserSettings, 'sip_parser_log' | 'sip_parser_log_oneline'>

/** The log of faulty messages. One for each server. */
export class ParseLog {
  readonly #log: Log
  readonly #settings: ParseLogSettings
  #loggedAt = -Infinity
  #held = 0

  constructor(log: Log, settings: ParseLogSettings) {
    this.#log = log
    this.#settings = settings
  }

  /** Notes a message with a fault. */
  note({ message, peer, receivedAt }: Pick<Context, 'message' | 'peer' | 'receivedAt'>): void {
    if (message.fault === null || !this.#log.shows(this.#settings.sip_parser_log)) return
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
    const oneLine = this.#settings.sip_parser_log_oneline !== 0
    const shown = oneLine ? `: ${start.replaceAll(/\r?\n/g, '. ')}` : `:\n${start}`
    this.#log.write(this.#settings.sip_parser_log, text + shown)
  }
}
