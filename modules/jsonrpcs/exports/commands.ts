/** A command to try the way of commands with. */

import { any } from 'siprose'

import { jsonrpcs } from '../module.ts'

/**
 * Answers with what it is given: numbers stay numbers, texts texts.
 *
 * @param values - any number of them
 *
 * @example See what arrives
 * ```kamailio
 * loadmodule "jsonrpcs.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > jsonrpc.echo five 5 "5"
 * [ five, 5, "5" ]
 * ```
 */
export const jsonrpcEcho = jsonrpcs.rpcCommand(
  { name: 'jsonrpc.echo', args: [{ ...any('values'), optional: true, repeated: true }] },
  (_self, ...values) => values.filter((value) => value !== undefined),
)
