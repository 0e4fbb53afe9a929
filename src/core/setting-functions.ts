/** Choosing between the values that a configuration's own settings have. */

import { constant, int } from '../runtime/declare/argument.ts'
import { core } from './module.ts'

const routes = ['request', 'reply', 'onreply', 'failure', 'branch', 'event'] as const

/**
 * Chooses an instance of a group of settings, for this message.
 *
 * What the instance has of its own counts from there on. Instances are set as `group[1].name = value`. What an instance leaves out is as in the group.
 *
 * @param group - the group
 * @param id - the number of the instance
 * @returns -1 when the group has no such instance
 *
 * @example Other limits for another customer
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * limits.calls = 2 desc "calls at a time"
 * limits.minutes = 60
 * limits[7].calls = 30
 * request_route {
 *     if ($fU == "acme") cfg_select("limits", 7);
 *     sl_send_reply("200", "$sel(cfg_get.limits.calls) calls, $sel(cfg_get.limits.minutes) minutes");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         From: <sip:acme@example.com>;tag=1
 * alice < 200 30 calls, 60 minutes
 * alice > OPTIONS sip:example.com
 *         From: <sip:initech@example.com>;tag=1
 * alice < 200 2 calls, 60 minutes
 * ```
 */
export const cfg_select = core.cfgFunction(
  { args: [constant('group'), int('id')], routes },
  (self, ctx, group, id) => {
    if (!self.server.liveSettings.hasInstance(group, id)) return false
    ctx.chosenSettings ??= new Map()
    ctx.chosenSettings.set(group, id)
    return true
  },
)

/**
 * Goes back to the values of the group, whatever `cfg_select()` chose.
 *
 * @param group - the group
 *
 * @example Choose for one question only
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * limits.calls = 2
 * limits[7].calls = 30
 * request_route {
 *     cfg_select("limits", 7);
 *     $var(most) = $sel(cfg_get.limits.calls);
 *     cfg_reset("limits");
 *     sl_send_reply("200", "$var(most), then $sel(cfg_get.limits.calls)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 30, then 2
 * ```
 */
export const cfg_reset = core.cfgFunction(
  { args: [constant('group')], routes },
  (_self, ctx, group) => {
    ctx.chosenSettings?.delete(group)
  },
)
