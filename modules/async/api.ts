/** What `async` offers other modules. */

import { type Context, defineApi } from 'siprose'

/** What a script told the event route for such things. */
export interface Told {
  readonly type: string
  readonly key: string
  readonly val: string
}

/** What scripts have handed over. */
export interface AsyncApi {
  /** What the event route that runs on this made-up message is told; null in any other route. */
  toldTo(ctx: Context): Told | null
}

/** Asks for it: `self.find(asyncApi)`. */
export const asyncApi = defineApi<AsyncApi>('async')
