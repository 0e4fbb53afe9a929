/** The table that the suite keeps its rows in. */

import {
  bigint,
  datetime,
  double,
  int,
  mediumBlob,
  mediumText,
  nullable,
  serial,
  table,
  uint,
  varchar,
  type TableSchema,
} from '../../src/db/schema/table.ts'
import { column } from '../../src/db/value.ts'

/** A table for one file of tests: files run at the same time. */
export const schemaCalled = (called: string): TableSchema =>
  table(called, 3, 'Rows of tests.', columns, { unique: { name_idx: ['name'] } })

const columns = {
  id: serial(),
  name: varchar(64),
  whole: nullable(int()),
  large: nullable(bigint()),
  real_one: nullable(double()),
  text_one: nullable(mediumText()),
  bytes: nullable(mediumBlob()),
  moment: nullable(datetime()),
  bits: nullable(uint()),
}

export const schema = schemaCalled('conformance')

export const id = column('id', 'int')
export const name = column('name', 'string')
export const whole = column('whole', 'int')
export const large = column('large', 'bigint')
export const real = column('real_one', 'double')
export const text = column('text_one', 'string')
export const bytes = column('bytes', 'blob')
export const moment = column('moment', 'datetime')
export const bits = column('bits', 'bitmap')
