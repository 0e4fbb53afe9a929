/** Taking places out that a request would go to. */

import { int, optional } from '../runtime/declare/argument.ts'
import { core } from './module.ts'

const routes = ['request', 'reply', 'onreply', 'failure', 'branch', 'event'] as const

/**
 * Takes one of the places out that the request goes to besides its request URI.
 *
 * @param index - which, from 0; negative counts from the end; the last without it. That there is none is no error.
 *
 * @example Ring one phone less
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     $sbranch(uri) = "sip:one@example.com"; sbranch_append();
 *     $sbranch(uri) = "sip:two@example.com"; sbranch_append();
 *     remove_branch(0);
 *     sl_send_reply("200", "$(branch(uri)[0]) is first");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 sip:two@example.com is first
 * ```
 */
export const remove_branch = core.cfgFunction(
  { args: [optional(int('index'))], routes },
  (_self, ctx, index) => {
    ctx.branches.remove(index ?? -1)
  },
)

/**
 * Takes all places out that the request goes to besides its request URI.
 *
 * @example Ring one phone alone
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     $sbranch(uri) = "sip:one@example.com"; sbranch_append();
 *     clear_branches();
 *     if ($(branch(uri)[0]) == $null) sl_send_reply("200", "Nobody else");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Nobody else
 * ```
 */
export const clear_branches = core.cfgFunction({ routes }, (_self, ctx) => {
  ctx.branches.clear()
})
