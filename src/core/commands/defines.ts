/** Commands about what the preprocessor knows. */

import { core } from '../module.ts'

/**
 * The names that the preprocessor knows, in the order in which it has learnt them.
 *
 * The first ones are the language's own.
 *
 * @example See which parts of a configuration are on
 * ```kamailio
 * #!define WITH_NAT
 * #!define PORT 5070
 * request_route { drop; }
 * ```
 * ```rpc
 * > core.ppdefines
 * [ KAMAILIO_VERSION, OS_NAME, WITH_NAT, PORT ]
 * ```
 */
export const corePpdefines = core.rpcCommand({ name: 'core.ppdefines' }, ({ server }) => [
  ...server.defines.keys(),
])

/**
 * The same with their values; one without a value has `none`.
 *
 * @example See what names stand for
 * ```kamailio
 * #!define WITH_NAT
 * #!define PORT 5070
 * request_route { drop; }
 * ```
 * ```rpc
 * > core.ppdefines_full
 * - { name: KAMAILIO_VERSION }
 * - { name: OS_NAME, type: 0, value: "\"linux\"" }
 * - { name: WITH_NAT, type: 0, value: none }
 * - { name: PORT, type: 0, value: "5070" }
 * ```
 */
export const corePpdefinesFull = core.rpcCommand({ name: 'core.ppdefines_full' }, ({ server }) =>
  [...server.defines].map(([name, value]) => ({
    name,
    type: 0,
    value: value === '' ? 'none' : value,
  })),
)
