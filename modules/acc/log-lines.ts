/** Records as lines of the log. */

import type { Host, ModuleLog } from 'siprose'

import { compileExtras, type Extra, valuesOf } from './extras.ts'
import type { Legs } from './legs.ts'
import type { AccRecord } from './record.ts'
import { timeText, type TimeOptions } from './time-fields.ts'

/** The parameters that count here. */
export interface LogOptions extends TimeOptions {
  readonly log_level: number
  readonly log_facility: string | null
  readonly log_extra: string | null
}

/** Writes records to the log of one server. */
export class LogLines {
  readonly #log: ModuleLog
  readonly #options: LogOptions
  readonly #legs: Legs
  readonly #extras: readonly Extra[]

  /** For a module's `start`. */
  constructor(server: Host, log: ModuleLog, options: LogOptions, legs: Legs) {
    this.#log = log
    this.#options = options
    this.#legs = legs
    this.#extras = compileExtras(server, options.log_extra)
  }

  /** Writes a record. */
  write(record: AccRecord): void {
    const { log_level: level, log_facility: facility } = this.#options
    if (!this.#log.shows(level)) return
    const { event, method, fromTag, toTag, callId, code, reason, at, ctx } = record
    let line =
      `ACC: ${event}: timestamp=${Math.floor(at / 1000)}${timeText(this.#options, at)}` +
      `;method=${method};from_tag=${fromTag};to_tag=${toTag};call_id=${callId};code=${code};reason=${reason}`
    const values = valuesOf(this.#extras, ctx)
    for (const [place, { name }] of this.#extras.entries()) {
      line += `;${name}=${values[place] ?? ''}`
    }
    for (const leg of this.#legs.of(ctx)) {
      for (const [place, name] of this.#legs.names.entries()) line += `;${name}=${leg[place] ?? ''}`
    }
    this.#log.write(level, oneLine(line), facility)
  }
}

/** What a message says cannot begin a line of its own. */
function oneLine(text: string): string {
  return text.replaceAll(/[\r\n]+/g, ' ')
}
