/** The module's parameters. */

import type { ParameterValues } from 'siprose'

import { cdrParams } from './params/cdr.ts'
import { columnParams } from './params/columns.ts'
import { databaseParams } from './params/database.ts'
import { logParams } from './params/log.ts'
import { requestParams } from './params/requests.ts'
import { timeParams } from './params/time.ts'

/** The rows of the table. */
export const params = {
  ...requestParams,
  ...logParams,
  ...databaseParams,
  ...columnParams,
  ...timeParams,
  ...cdrParams,
}

/** Their values. */
export type AccParams = ParameterValues<typeof params>
