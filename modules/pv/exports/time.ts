/** The time. */

import { pv } from '../module.ts'

const MS = 1000

/**
 * Seconds since 1970 when the message was received.
 *
 * It stays the same while the message is handled.
 *
 * @example Show the time
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $Ts => 946684800
 * ```
 */
export const receivedSeconds = pv.pseudoVariable(
  { name: '$Ts', type: 'int' },
  { get: (_self, ctx) => Math.floor(ctx.receivedAt / MS) },
)

/**
 * Seconds since 1970 at this moment.
 *
 * @example Show the time
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $TS => 946684800
 * ```
 */
export const seconds = pv.pseudoVariable(
  { name: '$TS', type: 'int' },
  { get: (self) => Math.floor(self.server.clock.now() / MS) },
)
