/** A flag of requests, by its number. */

import { intParam } from 'siprose'

const NONE = -1
const HIGHEST = 31

/** A parameter that names one; none unless it is set. */
export const flagParam = (): ReturnType<typeof intParam> =>
  intParam(NONE, { min: NONE, max: HIGHEST })
