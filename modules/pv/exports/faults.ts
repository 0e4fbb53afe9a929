/** What is wrong with a message that cannot be read. */

import { type Context } from 'siprose'

import { pv } from '../module.ts'

/** What is known of a message that cannot be read. */
type ErrorPart = (ctx: Context) => string | number

const errorParts = {
  'err.class': () => 2,
  'err.level': () => 3,
  'err.info': (ctx) => ctx.message.fault?.code ?? '',
  'err.rcode': () => 400,
  'err.rreason': () => 'Bad Request',
} satisfies Record<string, ErrorPart>

function errorPart(ctx: Context, part: ErrorPart): string | number | null {
  return ctx.message.fault === null ? null : part(ctx)
}

/**
 * The kind of fault of a message that cannot be read: 2. `$null` for one that can.
 *
 * @example A message without fault
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $(err.class)   => $null
 * $(err.level)   => $null
 * $(err.info)    => $null
 * $(err.rcode)   => $null
 * $(err.rreason) => $null
 * ```
 */
export const errorClass = pv.pseudoVariable(
  { name: '$err.class', type: 'int' },
  { get: (_self, ctx) => errorPart(ctx, errorParts['err.class']) },
)

/**
 * How bad the fault of the message is: 3, it cannot be routed. `$null` for one without fault.
 *
 * @example A message without fault
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $(err.level) => $null
 * ```
 */
export const errorLevel = pv.pseudoVariable(
  { name: '$err.level', type: 'int' },
  { get: (_self, ctx) => errorPart(ctx, errorParts['err.level']) },
)

/**
 * The code of the fault of the message, `sip/bad-cseq` for example. `$null` for one without fault.
 *
 * @example A message without fault
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $(err.info) => $null
 * ```
 */
export const errorInfo = pv.pseudoVariable(
  { name: '$err.info', type: 'str' },
  { get: (_self, ctx) => errorPart(ctx, errorParts['err.info']) },
)

/**
 * The status that answers the fault of the message: 400. `$null` for one without fault.
 *
 * @example A message without fault
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $(err.rcode) => $null
 * ```
 */
export const errorStatus = pv.pseudoVariable(
  { name: '$err.rcode', type: 'int' },
  { get: (_self, ctx) => errorPart(ctx, errorParts['err.rcode']) },
)

/**
 * The phrase that answers the fault of the message. `$null` for one without fault.
 *
 * @example A message without fault
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $(err.rreason) => $null
 * ```
 */
export const errorReason = pv.pseudoVariable(
  { name: '$err.rreason', type: 'str' },
  { get: (_self, ctx) => errorPart(ctx, errorParts['err.rreason']) },
)
