/** Records as rows of a table. */

import { type Cell, column, type Column, type CompiledFormat, type Host, tableNamed } from 'siprose'

import { compileExtras, type Extra, valuesOf } from './extras.ts'
import type { Legs } from './legs.ts'
import { AccEvent, type AccRecord } from './record.ts'
import type { RowQueue } from './row-queue.ts'
import { timeCells, type TimeOptions } from './time-fields.ts'

/** The parameters that count here. */
export interface RowOptions extends TimeOptions {
  readonly db_extra: string | null
  readonly acc_extra_nullable: boolean
  readonly db_table_acc: string
  readonly db_table_missed_calls: string
  readonly acc_method_column: string
  readonly acc_from_tag_column: string
  readonly acc_to_tag_column: string
  readonly acc_callid_column: string
  readonly acc_sip_code_column: string
  readonly acc_sip_reason_column: string
  readonly acc_time_column: string
}

/** A column of texts, and the longest one it holds. */
interface TextColumn {
  readonly column: Column
  readonly longest: number
}

/** Writes records to the database of one server. */
export class Rows {
  readonly #queue: RowQueue
  readonly #options: RowOptions
  readonly #legs: Legs
  readonly #extras: readonly Extra[]
  readonly #extraColumns: readonly Column[]
  readonly #legColumns: readonly Column[]
  readonly #columns: Readonly<
    Record<'method' | 'fromTag' | 'toTag' | 'callId' | 'code' | 'reason', TextColumn>
  >
  readonly #time: Column
  readonly #acc: CompiledFormat
  readonly #missed: CompiledFormat

  /** For a module's `start`. */
  constructor(server: Host, options: RowOptions, legs: Legs, queue: RowQueue) {
    this.#queue = queue
    this.#options = options
    this.#legs = legs
    this.#extras = compileExtras(server, options.db_extra)
    this.#extraColumns = this.#extras.map(({ name }) => column(name, 'string'))
    this.#legColumns = legs.names.map((name) => column(name, 'string'))
    this.#columns = {
      method: textColumn(options.acc_method_column, 'method'),
      fromTag: textColumn(options.acc_from_tag_column, 'from_tag'),
      toTag: textColumn(options.acc_to_tag_column, 'to_tag'),
      callId: textColumn(options.acc_callid_column, 'callid'),
      code: textColumn(options.acc_sip_code_column, 'sip_code'),
      reason: textColumn(options.acc_sip_reason_column, 'sip_reason'),
    }
    this.#time = column(options.acc_time_column, 'datetime')
    this.#acc = server.format(options.db_table_acc)
    this.#missed = server.format(options.db_table_missed_calls)
  }

  /** Writes a record to the table for what happened. */
  write(record: AccRecord): boolean {
    const table = record.event === AccEvent.MISSED ? this.#missed : this.#acc
    return this.writeTo(table.run(record.ctx), record)
  }

  /** Writes a record to a table: a row, or one for each leg. */
  writeTo(table: string, record: AccRecord): boolean {
    const { at, ctx } = record
    const cells: Cell[] = [
      textCell(this.#columns.method, record.method),
      textCell(this.#columns.fromTag, record.fromTag),
      textCell(this.#columns.toTag, record.toTag),
      textCell(this.#columns.callId, record.callId),
      textCell(this.#columns.code, record.code),
      textCell(this.#columns.reason, record.reason),
      [this.#time, at - (at % 1000)],
      ...timeCells(this.#options, at),
      ...this.#further(this.#extraColumns, valuesOf(this.#extras, ctx)),
    ]
    const legs = this.#legs.of(ctx)
    if (legs.length === 0) return this.#queue.add(table, cells)
    let all = true
    for (const leg of legs) {
      all = this.#queue.add(table, [...cells, ...this.#further(this.#legColumns, leg)]) && all
    }
    return all
  }

  #further(columns: readonly Column[], values: readonly (string | null)[]): readonly Cell[] {
    const nothing = this.#options.acc_extra_nullable ? null : ''
    return columns.map((one, place): Cell => [one, values[place] ?? nothing])
  }
}

function textColumn(name: string, usual: string): TextColumn {
  const longest = tableNamed('acc')?.columns[usual]?.length ?? 0
  return { column: column(name, 'string'), longest }
}

/** A text that is longer than its column would cost the whole row, which whoever calls could want. */
function textCell({ column: of, longest }: TextColumn, text: string): Cell {
  return [of, text.length > longest ? text.slice(0, longest) : text]
}
