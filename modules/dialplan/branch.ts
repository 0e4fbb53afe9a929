/** Another try after a failure: the place that a translation has made. */

import type { Context } from 'siprose'

/** Variables that make the request URI another one. */
const REQUEST_URI = /^\$\(?(?:ru|rU|rud|ruri|rd|rp)\b/

/** Makes a branch of the request URI that was changed, in a failure route. */
export function addBranch(ctx: Context, changed: string, wanted: boolean): void {
  if (wanted && ctx.routeType === 'failure' && REQUEST_URI.test(changed)) ctx.addBranch(null, null)
}
