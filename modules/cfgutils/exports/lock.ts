/** Locks: one message at a time. */

import { optional, str } from 'siprose'

import { cfgutils } from '../module.ts'

const key = str('key')
const key2 = optional(str('key2'))

function lockName(first: string, second: string | undefined): string {
  return second === undefined ? first : `${first}\0${second}`
}

/**
 * Waits until no other message has the lock of a key, and takes it.
 *
 * A script that waits for nothing runs to its end before another message gets its turn, and needs no locks. One that asks a database, sleeps, or
 * forwards in between does, where two messages must not do that at the same time. A message can take a lock more than once, and has to
 * unlock it as often. Locks of messages that forget to are free after `lock_timeout` seconds.
 *
 * @param key - any text
 * @param key2 - another, which makes it a different lock
 * @returns false when the lock was not free within `lock_timeout` seconds
 *
 * @example One after the other
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "pv.so"
 * loadmodule "cfgutils.so"
 * request_route {
 *     lock("$rU");
 *     sleep("1");
 *     sl_send_reply("200", "OK");
 *     unlock("$rU");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:1@example.com
 * bob   > OPTIONS sip:1@example.com
 * carol > OPTIONS sip:2@example.com
 * clock +1s
 * alice < 200
 * carol < 200
 * clock +1s
 * bob   < 200
 * ```
 *
 * @compat In Kamailio a message that takes a lock twice, or two locks whose keys fall together, stops for ever; without `lock_set_size` there are
 *   no locks.
 */
export const lock = cfgutils.cfgFunctionAsync(
  { args: [key, key2], routes: 'any' },
  ({ state }, ctx, first, second) => state.locks.take(lockName(first, second), ctx),
)

/**
 * Takes the lock of a key if it is free, and does not wait.
 *
 * @param key - any text
 * @param key2 - another, which makes it a different lock
 * @returns false when somebody has it, be it this message itself
 *
 * @example Leave it to the one who is at it
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "cfgutils.so"
 * request_route {
 *     if (!trylock("cleaning")) { sl_send_reply("202", "Somebody is at it"); exit; }
 *     sleep("1");
 *     unlock("cleaning");
 *     sl_send_reply("200", "Clean");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * bob   > OPTIONS sip:example.com
 * bob   < 202
 * clock +1s
 * alice < 200
 * ```
 */
export const trylock = cfgutils.cfgFunction(
  { args: [key, key2], routes: 'any' },
  ({ state: { locks } }, ctx, first, second) => {
    const name = lockName(first, second)
    return !locks.has(name) && locks.take(name, ctx) === true
  },
)

/**
 * Gives the lock of a key to who waits for it, or leaves it free.
 *
 * @param key - any text
 * @param key2 - another, which makes it a different lock
 * @returns false when another message has the lock
 *
 * @example What nobody has is free already
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "cfgutils.so"
 * request_route {
 *     if (unlock("door") && trylock("door") && unlock("door")) sl_send_reply("200", "Open");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Open
 * ```
 *
 * @compat In Kamailio a message can unlock what another one has locked.
 */
export const unlock = cfgutils.cfgFunction(
  { args: [key, key2], routes: 'any' },
  ({ state: { locks } }, ctx, first, second) => {
    const name = lockName(first, second)
    return !locks.has(name) || locks.release(name, ctx)
  },
)
