/** Parameters: how the server runs as a program. */

import { boolParam, intParam } from '../../runtime/declare/parameter.ts'

/** The rows of the table. */
export const processParameters = {
  /**
   * How many workers handle messages.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * children = 4
   * request_route { drop; }
   * ```
   */
  children: intParam(8, {
    min: 0,
    max: 1024,
    idle: 'one worker does what several processes do elsewhere, and one runs in this version',
  }),

  /**
   * Whether the server goes to the background when it is started without `-D`.
   *
   * @example Stay in the foreground
   * ```kamailio
   * fork = no
   * request_route { drop; }
   * ```
   */
  fork: boolParam(true),
} as const
