/** Variables for log lines. */

import { key } from 'siprose'

import { readColors } from '../color.ts'
import { xlogModule } from '../module.ts'

/**
 * Switches the colours of a terminal.
 *
 * The first letter is the text's colour, the second that of what is behind it: `s` black, `r` red, `g` green, `y` yellow, `b`
 * blue, `p` purple, `c` cyan, `w` white, `x` the terminal's own. A capital as the first letter makes the text bright. `$C(xx)`
 * switches back. Where the log goes to syslog it prints nothing, unless {@link force_color} is set.
 *
 * @param xy - two letters: the text's colour, and that of what is behind it
 *
 * @example Point out who is calling
 * ```kamailio
 * log_stderror = yes
 * loadmodule "pv.so"
 * loadmodule "xlog.so"
 * request_route { xlog("L_WARN", "call from $C(Gx)$fU$C(xx)\n"); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 *         From: <sip:alice@example.com>;tag=1
 * quiet 1s
 * ```
 * ```log
 * WARNING <script>: call from {*}alice{*}
 * ```
 *
 * @example Nothing in syslog
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "xlog.so"
 * request_route { xlog("L_WARN", "call from $C(Gx)$fU$C(xx)\n"); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 *         From: <sip:alice@example.com>;tag=1
 * quiet 1s
 * ```
 * ```log
 * WARNING <script>: call from alice
 * ```
 */
export const colors = xlogModule.pseudoVariable(
  { name: '$C', key: key('xy', readColors), type: 'str' },
  { get: (self, _ctx, sequence) => (self.state.colored ? sequence : '') },
)
