/** A link to a database that holds one table, which is written as a whole, and can be told to fail. */

import { DbCode, DbError, type Link, noResult, type Row, type Statement } from 'siprose'

/** What a test has of it. */
export class OneTable implements Link {
  dead = false
  rows: Row[] = []
  /** What fails: a kind of statement. */
  fails: Statement['kind'] | null = null
  /** What was asked: kinds of statements, and steps of transactions. */
  readonly asked: string[] = []

  run(statement: Statement) {
    this.asked.push(statement.kind)
    if (statement.kind === this.fails) throw new DbError(DbCode.NOT_STORED, 'the disk is full')
    if (statement.kind === 'delete') this.rows = []
    if (statement.kind === 'insert') this.rows.push(statement.cells.map(([, value]) => value))
    return { ...noResult, rows: statement.kind === 'select' ? this.rows : [] }
  }

  transact(step: string): void {
    this.asked.push(step)
  }

  close(): void {
    this.dead = true
  }
}
