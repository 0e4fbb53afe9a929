/**
 * Counters that a script makes for itself.
 *
 * Calls to a gateway, registrations refused, whatever is worth a number.
 *
 * They stand in the group `script` beside the server's own figures, so everything that shows those shows them too: commands, and
 * `$stat(name)` of module `kex`. The module `counters` does the same with groups and descriptions of one's own.
 *
 * @module statistics
 */
import { defineModule, SiproseError, str, strListParam } from 'siprose'

/** The group that the field has these figures in. */
const GROUP = 'script'

const statistics = defineModule('statistics', {
  params: {
    /**
     * The name of a counter to make; `/no_reset` behind it keeps it from being set to 0.
     *
     * A name is made of letters, digits, `_`, `-`, `.` and `%`. One that the group has already is refused when the server starts.
     *
     * @example Count registrations, and calls that no one sets back
     * ```kamailio
     * loadmodule "counters.so"
     * loadmodule "statistics.so"
     * modparam("statistics", "variable", "registrations")
     * modparam("statistics", "variable", "calls/no_reset")
     * request_route {
     *     update_stat("registrations", "1");
     *     update_stat("calls", "1");
     *     reset_stat("registrations");
     *     reset_stat("calls");
     *     exit;
     * }
     * ```
     * ```sip
     * alice > MESSAGE sip:bob@example.com
     * quiet 1s
     * ```
     * ```rpc
     * > cnt.get_vars script
     * { registrations: 0, calls: 1 }
     * ```
     */
    variable: strListParam({ check: readVariable }),
  },
  state: ({ params, server }) => {
    for (const text of params.variable) {
      const { name, resettable } = readVariable(text)
      server.statistics.define(GROUP, name, { resettable })
    }
  },
})
export default statistics

/** Reads `NAME` or `NAME/no_reset`. */
function readVariable(text: string): { readonly name: string; readonly resettable: boolean } {
  const [name = '', flag, ...more] = text.split('/')
  if (more.length === 0 && (flag === undefined || flag === 'no_reset')) {
    return { name: name.trim(), resettable: flag === undefined }
  }
  const fact = `\`variable\` is \`${text}\`; it can be NAME or NAME/no_reset`
  throw new SiproseError('statistics/variable', fact)
}

/** A number as scripts write it, a sign before it or not; null for what is none. */
function numberOf(text: string): number | null {
  const trimmed = text.trim()
  return /^[+-]?\d{1,15}$/.test(trimmed) ? Number(trimmed) : null
}

/**
 * Adds to a statistic; a negative number takes away.
 *
 * Any counter can be named, the server's own too: the one of that name in the group `script` first, then any other. What goes up with one
 * message and down with another, calls that run for example, is right only as long as every way through the script does both.
 *
 * @param variable - the statistic's name
 * @param value - what to add: `1`, `+1`, `-1`
 * @returns `-1` where there is no such counter, or nothing that can be added
 *
 * @example Count calls to each gateway, and see a name that nobody has declared
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "counters.so"
 * loadmodule "statistics.so"
 * modparam("statistics", "variable", "calls_east")
 * modparam("statistics", "variable", "calls_west")
 * request_route {
 *     if (!update_stat("calls_$rU", "+1")) { sl_send_reply("404", "No Such Gateway"); exit; }
 *     sl_send_reply("200", "Counted");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:east@example.com
 * alice < 200
 * alice > MESSAGE sip:east@example.com
 * alice < 200
 * alice > MESSAGE sip:north@example.com
 * alice < 404 No Such Gateway
 * ```
 * ```rpc
 * > cnt.get_vars script
 * { calls_east: 2, calls_west: 0 }
 * ```
 *
 * @compat A name that was not declared, or a value that is no number, gives -1 when the script gets there; Kamailio does not start where
 *   they are written as such, and takes other texts for 0. A counter can become negative.
 */
export const update_stat = statistics.cfgFunction(
  { args: [str('variable'), str('value')], routes: 'any' },
  ({ server }, _ctx, name, value) => {
    const entry = server.statistics.get(GROUP, name) ?? server.statistics.named(name)
    const count = numberOf(value)
    return entry !== null && count !== null && server.statistics.add(entry, count)
  },
)

/**
 * Sets a statistic to 0.
 *
 * One that was declared with `no_reset`, or is measured and not counted, stays as it is.
 *
 * @param variable - the statistic's name
 * @returns `-1` where there is no such statistic
 *
 * @example Begin to count anew when a REGISTER says so
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "counters.so"
 * loadmodule "statistics.so"
 * modparam("statistics", "variable", "messages")
 * request_route {
 *     if (method == "REGISTER") {
 *         reset_stat("messages");
 *         if (!reset_stat("massages")) sl_send_reply("404", "No Such Statistic");
 *         exit;
 *     }
 *     update_stat("messages", "1");
 *     exit;
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * quiet 1s
 * ```
 * ```rpc
 * > cnt.get script messages
 * 1
 * ```
 * ```sip
 * alice > REGISTER sip:example.com
 * alice < 404 No Such Statistic
 * ```
 * ```rpc
 * > cnt.get script messages
 * 0
 * ```
 *
 * @compat A name that was not declared gives -1 when the script gets there; Kamailio does not start where it is written as such.
 */
export const reset_stat = statistics.cfgFunction(
  { args: [str('variable')], routes: 'any' },
  ({ server }, _ctx, name) => {
    const entry = server.statistics.get(GROUP, name) ?? server.statistics.named(name)
    if (entry === null) return false
    server.statistics.reset(entry)
    return true
  },
)
