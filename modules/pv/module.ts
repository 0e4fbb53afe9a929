/**
 * The variables and transformations that nearly every configuration uses.
 *
 * Variables read and set parts of the message, its addresses, and values of the script's own; transformations make new values of
 * them. Load it first: other modules' examples take it for granted.
 *
 * @module pv
 */
import { defineModule, serverVersion, strListParam } from 'siprose'

import type { PvApi } from './api.ts'
import { avpAliases } from './avp-aliases.ts'
import { StaticBranches } from './branch-attributes.ts'
import { readSetting, ScriptValues } from './script-values.ts'
import { Templates } from './text/templates.ts'

/** The module's handle. */
export const pv = defineModule('pv', {
  params: {
    /**
     * Gives a script variable its first value; it may stand many times.
     *
     * Written as `name=i:number` or `name=s:text`.
     *
     * @example Start with a known gateway
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * modparam("pv", "varset", "gateway=s:sip:192.0.2.30")
     * modparam("pv", "varset", "tries=i:3")
     * request_route { sl_send_reply("200", "$var(gateway) $var(tries)"); }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice < 200 sip:192.0.2.30 3
     * ```
     */
    varset: strListParam({ check: (text) => readSetting('varset', text) }),

    /**
     * Gives a shared variable its first value; it may stand many times.
     *
     * Written as `name=i:number` or `name=s:text`. The commands `pv.shvSet` and `pv.shvGet` change and show it later.
     *
     * @example A switch that is off until an operator turns it on
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * modparam("pv", "shvset", "maintenance=i:0")
     * request_route {
     *     if ($shv(maintenance) == 1) sl_send_reply("503", "Back soon");
     *     else sl_send_reply("200", "OK");
     * }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice < 200 OK
     * ```
     * ```rpc
     * > pv.shvSet maintenance int 1
     * Ok. Variable set to new value.
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice < 503 Back soon
     * ```
     */
    shvset: strListParam({ check: (text) => readSetting('shvset', text) }),

    /**
     * Gives AVPs second names; it may stand many times.
     *
     * Written as `alias=s:name`, several with `;` between.
     *
     * @example Use one AVP under two names
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * modparam("pv", "avp_aliases", "mail=s:email_address;tries=i:100")
     * request_route {
     *     $avp(mail) = "alice@example.com";
     *     sl_send_reply("200", "$avp(email_address)");
     * }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice < 200 alice@example.com
     * ```
     */
    avp_aliases: strListParam({ check: (text) => avpAliases([text]) }),
  },
  state: (self) => ({
    /** Values of `$var`. */
    vars: new ScriptValues('varset', self.params.varset),
    /** Values of `$vn`. */
    nullable: new ScriptValues(),
    /** Values of `$shv`. */
    shared: new ScriptValues('shvset', self.params.shvset),
    /** Second names of AVPs. */
    aliases: avpAliases(self.params.avp_aliases),
    /** Static branches of messages in hand. */
    branches: new StaticBranches(),
    /** When the server was made, in seconds since 1970. */
    startedAt: Math.floor(self.server.clock.now() / 1000),
    /** The server's version. */
    version: serverVersion(),
    /** Texts that are evaluated at run time. */
    templates: new Templates(self.server, self.log),
  }),
  start: ({ server, state }) => {
    state.vars.slot = server.carry(state.vars)
    state.nullable.slot = server.carry(state.nullable)
  },
  api: ({ state }): PvApi => ({
    avpNamed: (name) => state.aliases?.get(name) ?? name,
    scriptVariables: () => state.vars.all(),
  }),
})
