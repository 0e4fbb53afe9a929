/**
 * The variables and transformations that nearly every configuration uses.
 *
 * Variables read and set parts of the message, its addresses, and values of the script's own; transformations make new values of
 * them. Load it first: other modules' examples take it for granted.
 *
 * @module pv
 */
import { defineModule, SiproseError, strListParam } from 'siprose'

import { ScriptValues } from './script-values.ts'

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
    varset: strListParam(),
  },
  state: (self) => {
    const values = new ScriptValues()
    for (const text of self.params.varset) {
      const setting = /^([^=]+)=(?:i:(-?\d+)|s:(.*))$/s.exec(text)
      if (setting === null) {
        throw new SiproseError(
          'pv/bad-varset',
          `varset is \`${text}\`; it can be name=i:number or name=s:text`,
        )
      }
      const [, name = '', number, string = ''] = setting
      values.set(name, number === undefined ? string : Number(number))
    }
    return values
  },
})
