/** The moment of a record in one more form: what `time_mode` asks for. */

import { column, type Cell } from 'siprose'
import { localParts, strftime, utcParts } from 'siprose/modules/pv'

/** The parameters that count here. */
export interface TimeOptions {
  readonly time_mode: number
  readonly time_attr: string
  readonly time_exten: string
  readonly time_format: string
}

/** By `time_mode`. */
const Mode = { PARTS: 1, FRACTION: 2, LOCAL: 3, UTC: 4 } as const

/** The moment as the log has it besides the seconds: `;name=value`, '' for nothing. */
export function timeText(options: TimeOptions, at: number): string {
  const { time_mode: mode, time_attr, time_exten } = options
  if (mode === Mode.PARTS) return `;${time_exten}=${micros(at)}`
  if (mode === Mode.FRACTION) return `;${time_attr}=${(at / 1000).toFixed(3)}`
  if (mode === Mode.LOCAL || mode === Mode.UTC) return `;${time_attr}=${shown(options, at)}`
  return ''
}

/** The moment as a row has it besides the usual column. */
export function timeCells(options: TimeOptions, at: number): readonly Cell[] {
  const { time_mode: mode, time_attr, time_exten } = options
  if (mode === Mode.PARTS) {
    return [
      [column(time_attr, 'int'), Math.floor(at / 1000)],
      [column(time_exten, 'int'), micros(at)],
    ]
  }
  if (mode === Mode.FRACTION) return [[column(time_attr, 'double'), at / 1000]]
  if (mode === Mode.LOCAL || mode === Mode.UTC) {
    return [[column(time_attr, 'string'), shown(options, at)]]
  }
  return []
}

function micros(at: number): number {
  return Math.floor(at % 1000) * 1000
}

function shown({ time_mode, time_format }: TimeOptions, at: number): string {
  return strftime(time_format, time_mode === Mode.UTC ? utcParts(at) : localParts(at))
}
