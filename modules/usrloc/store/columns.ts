/** The columns of tables of locations, by the names that the configuration gives them. */

import { column, type Column, type DbType, type ParameterValues } from 'siprose'

import type { columnParams } from '../column-params.ts'

/** The names that parameters give columns. */
export type ColumnNames = ParameterValues<typeof columnParams>

/** Places of values in a row, in the order in which columns are read and written. */
export const At = {
  RUID: 0,
  USER: 1,
  CONTACT: 2,
  EXPIRES: 3,
  Q: 4,
  CALL_ID: 5,
  CSEQ: 6,
  MODIFIED: 7,
  FLAGS: 8,
  BRANCH_FLAGS: 9,
  USER_AGENT: 10,
  RECEIVED: 11,
  PATH: 12,
  SOCKET: 13,
  METHODS: 14,
  INSTANCE: 15,
  REG_ID: 16,
  SERVER_ID: 17,
  CONNECTION: 18,
  KEEPALIVE: 19,
  PARTITION: 20,
  /** Where domains count. */
  DOMAIN: 21,
} as const

/** The columns of a table. */
export class LocationColumns {
  /** All that are read and written, in their order. */
  readonly all: readonly Column[]
  readonly ruid: Column<'string'>
  readonly user: Column<'string'>
  readonly domain: Column<'string'>
  readonly contact: Column<'string'>
  readonly callId: Column<'string'>
  readonly path: Column<'string'>
  readonly expires: Column
  readonly serverId: Column<'int'>
  readonly connection: Column<'int'>
  readonly keepalive: Column<'int'>
  readonly modified: Column
  /** Whether times are numbers, and not dates. */
  readonly numericTimes: boolean

  /**
   * @param names - as the configuration has them
   * @param useDomain - whether domains count
   * @param numericTimes - whether times are numbers: `expires_type`
   */
  constructor(names: ColumnNames, useDomain: boolean, numericTimes: boolean) {
    const text = (name: string): Column<'string'> => column(name, 'string')
    const whole = (name: string): Column<'int'> => column(name, 'int')
    const time: DbType = numericTimes ? 'bigint' : 'datetime'
    this.numericTimes = numericTimes
    this.ruid = text(names.ruid_column)
    this.user = text(names.user_column)
    this.domain = text(names.domain_column)
    this.contact = text(names.contact_column)
    this.callId = text(names.callid_column)
    this.path = text(names.path_column)
    this.expires = column(names.expires_column, time)
    this.serverId = whole(names.server_id_column)
    this.connection = whole(names.connection_id_column)
    this.keepalive = whole(names.keepalive_column)
    this.modified = column('last_modified', time)
    const all: Column[] = [
      this.ruid,
      this.user,
      this.contact,
      this.expires,
      column(names.q_column, 'double'),
      this.callId,
      whole(names.cseq_column),
      this.modified,
      whole(names.flags_column),
      whole(names.cflags_column),
      text(names.user_agent_column),
      text(names.received_column),
      this.path,
      text(names.socket_column),
      whole(names.methods_column),
      text(names.instance_column),
      whole(names.reg_id_column),
      this.serverId,
      this.connection,
      this.keepalive,
      whole(names.partition_column),
    ]
    if (useDomain) all.push(this.domain)
    this.all = all
  }

  /** A second of 1970 and later, as a column has it. */
  time(second: number): number | bigint {
    return this.numericTimes ? BigInt(second) : second * 1000
  }

  /** The second of a value of a column; 0 where it has none. */
  second(value: unknown): number {
    if (typeof value === 'bigint') return Number(value)
    return typeof value === 'number' ? Math.floor(value / 1000) : 0
  }
}
