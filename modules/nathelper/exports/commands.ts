/** What an operator asks. */

import { int, SiproseError } from 'siprose'

import { nathelper } from '../module.ts'

/**
 * Begins to send to registered phones, or stops.
 *
 * @param enable - `0` stops it, another number begins it again
 * @returns an error where `natping_interval` is 0
 *
 * @example Be quiet for a while
 * ```kamailio
 * loadmodule "usrloc.so"
 * modparam("usrloc", "preload", "location")
 * loadmodule "nathelper.so"
 * modparam("nathelper", "natping_interval", 5)
 * request_route { drop; }
 * ```
 * ```rpc
 * > ul.add location bob sip:bob@192.0.2.20 3600 1.0 0 0 0 0
 * > nathelper.enable_ping 0
 * ```
 * ```sip
 * quiet 20s
 * ```
 *
 * @example Nothing to begin
 * ```kamailio
 * loadmodule "nathelper.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > nathelper.enable_ping 1
 * error: { code: 500 }
 * ```
 */
export const enablePing = nathelper.rpcCommand(
  { name: 'nathelper.enable_ping', mi: 'nh_enable_ping', args: [int('enable')] },
  (self, enable) => {
    const { pinger } = self.state
    if (!pinger.configured)
      throw new SiproseError('nathelper/no-interval', '`natping_interval` is 0; nobody is pinged')
    pinger.enable(enable !== 0)
  },
)
