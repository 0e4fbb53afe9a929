/** Commands that say what they were told: to see whether, and how, a command reaches the server. */

import { any, int, str } from '../../runtime/declare/argument.ts'
import { core } from '../module.ts'

const values = { ...any('values'), optional: true, repeated: true } as const

/** The longest that an echo may be held back, in seconds. */
const MAX_DELAY = 30

const texts = (given: readonly unknown[]): readonly string[] =>
  given.filter((value) => value !== undefined).map(String)

/**
 * Answers with the texts it is given.
 *
 * @param values - any number of them
 *
 * @example See what arrives of quotes
 * ```kamailio
 * request_route { drop; }
 * ```
 * ```rpc
 * > core.prints "sip:bob@example.com" 5060
 * [ "sip:bob@example.com", "5060" ]
 * ```
 */
export const corePrints = core.rpcCommand(
  { name: 'core.prints', args: [{ ...str('values'), repeated: true, optional: true }] },
  (_self, ...given) => texts(given),
)

/**
 * Answers with the numbers it is given.
 *
 * @param values - any number of them
 *
 * @example A number, and what is none
 * ```kamailio
 * request_route { drop; }
 * ```
 * ```rpc
 * > core.printi 5 -7
 * [ 5, -7 ]
 * > core.printi five
 * error: { code: 400, message: "`values` of `core.printi` is `five`; it can be a whole number" }
 * ```
 *
 * @compat What is no number is refused; Kamailio takes it for 0.
 */
export const corePrinti = core.rpcCommand(
  { name: 'core.printi', args: [{ ...int('values'), repeated: true, optional: true }] },
  (_self, ...given) => given.filter((value) => value !== undefined),
)

/**
 * Answers with what it is given, as texts.
 *
 * @param values - any number of them
 *
 * @example See whether the server answers
 * ```kamailio
 * request_route { drop; }
 * ```
 * ```rpc
 * > core.echo alive 1
 * [ alive, "1" ]
 * ```
 */
export const coreEcho = core.rpcCommand({ name: 'core.echo', args: [values] }, (_self, ...given) =>
  texts(given),
)

/**
 * Answers with what it is given, some seconds later.
 *
 * Nothing waits for it but the one who asked: a way to see whether a program copes with slow answers.
 *
 * @param delta - the seconds
 * @param values - any number of texts
 *
 * @example A slow answer
 * ```kamailio
 * request_route { drop; }
 * ```
 * ```rpc
 * > core.echo_delta 2 alive
 * [ alive ]
 * > core.echo_delta 3600 alive
 * error: { code: 400, message: "`delta` of `core.echo_delta` is `3600`; it can be a whole number from 0 to 30" }
 * ```
 */
export const coreEchoDelta = core.rpcCommand(
  { name: 'core.echo_delta', args: [int('delta', { min: 0, max: MAX_DELAY }), values] },
  ({ server }, seconds, ...given) =>
    new Promise<readonly string[]>((resolve) => {
      server.clock.after(seconds * 1000, () => resolve(texts(given)))
    }),
)
