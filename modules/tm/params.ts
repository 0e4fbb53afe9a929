/** The parameters of `tm`. */

import { answersParams } from './params/answers.ts'
import { cancelParams } from './params/cancel.ts'
import { choiceParams } from './params/choice.ts'
import { forkingParams } from './params/forking.ts'
import { matchingParams } from './params/matching.ts'
import { placesParams } from './params/places.ts'
import { requestsParams } from './params/requests.ts'
import { timesParams } from './params/times.ts'

export const params = {
  ...timesParams,
  ...answersParams,
  ...choiceParams,
  ...matchingParams,
  ...cancelParams,
  ...placesParams,
  ...forkingParams,
  ...requestsParams,
}

/** Their values in one server. */
export type TmParams = {
  readonly [K in keyof typeof params]: (typeof params)[K]['defaultValue']
}
