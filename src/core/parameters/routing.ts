/** Parameters: routes of a configuration, and where its messages go. */

import { boolParam, intParam } from '../../runtime/declare/parameter.ts'

/** The rows of the table. */
export const routingParameters = {
  /**
   * How many branches one request may have.
   *
   * The request URI is one of them; `append_branch()` adds others, and each time a request is sent on again they count anew.
   *
   * @example Ring many phones at once
   * ```kamailio
   * max_branches = 30
   * request_route { drop; }
   * ```
   */
  max_branches: intParam(12, { min: 1, max: 30 }),

  /**
   * Whether `onsend_route` runs for replies that are sent on, too.
   *
   * @example See replies leave
   * ```kamailio
   * onsend_route_reply = yes
   * request_route { drop; }
   * ```
   */
  onsend_route_reply: boolParam(false),
} as const
