/**
 * Chance, waiting, locks, global flags, and other small things that scripts need.
 *
 * @module cfgutils
 */
import { defineModule, intParam, strParam } from 'siprose'

import { ServerState } from './state.ts'

export const cfgutils = defineModule('cfgutils', {
  params: {
    /**
     * How likely `rand_event()` is true, in percent, until it is changed.
     *
     * @example Refuse everybody at first
     * ```kamailio
     * loadmodule "sl.so"
     * loadmodule "cfgutils.so"
     * modparam("cfgutils", "initial_probability", 100)
     * request_route {
     *     if (rand_event()) sl_send_reply("503", "Try Later");
     *     else sl_send_reply("200", "OK");
     * }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice < 503
     * ```
     */
    initial_probability: intParam(10, { min: 0, max: 100 }),

    /**
     * The global flags at the start, as a number whose bits they are.
     *
     * @example Flags 0 and 2 are set
     * ```kamailio
     * loadmodule "sl.so"
     * loadmodule "cfgutils.so"
     * modparam("cfgutils", "initial_gflags", 5)
     * request_route {
     *     if (is_gflag("0") && !is_gflag("1") && is_gflag("2")) sl_send_reply("200", "OK");
     * }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice < 200
     * ```
     */
    initial_gflags: intParam(0, { min: 0, max: 4_294_967_295 }),

    /**
     * A file whose hash is kept from the start, to see later whether somebody changed it.
     *
     * Most often that is the configuration; `cfgutils.check_config_hash` compares. A file that cannot be read keeps the server from starting.
     *
     * @example Watch a file
     * ```kamailio
     * loadmodule "cfgutils.so"
     * modparam("cfgutils", "hash_file", "gateways.txt")
     * request_route { drop; }
     * ```
     * ```file name=gateways.txt
     * 192.0.2.20
     * ```
     * ```rpc
     * > cfgutils.check_config_hash
     * Identical hash
     * ```
     */
    hash_file: strParam(''),

    /**
     * How many slots the locks of `lock()` are spread over, as a power of two.
     *
     * @example Keep the line of an existing configuration
     * ```kamailio
     * loadmodule "cfgutils.so"
     * modparam("cfgutils", "lock_set_size", 4)
     * request_route { drop; }
     * ```
     */
    lock_set_size: intParam(0, {
      min: 0,
      max: 31,
      idle: 'each key has a lock of its own here, and two keys are never in each other’s way',
    }),

    /**
     * How long `lock()` waits for a lock, and how long one can be held.
     *
     * @example Do not wait long
     * ```kamailio
     * loadmodule "sl.so"
     * loadmodule "cfgutils.so"
     * modparam("cfgutils", "lock_timeout", 1)
     * request_route {
     *     if (!lock("door")) { sl_send_reply("503", "The door is taken"); exit; }
     *     sl_send_reply("200", "Come in");
     *     sleep("3");
     *     unlock("door");
     * }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice < 200
     * clock +500ms
     * bob   > OPTIONS sip:example.com
     * clock +500ms
     * bob   < 200
     * ```
     *
     * @compat In Kamailio a lock that nobody unlocks blocks whoever wants it for ever.
     */
    lock_timeout: intParam(5, { min: 1, max: 3600, unit: 's' }),

    /**
     * How many scripts may sleep at once; one more does not wait at all.
     *
     * @example A small server
     * ```kamailio
     * loadmodule "sl.so"
     * loadmodule "cfgutils.so"
     * modparam("cfgutils", "max_sleeping", 1)
     * request_route {
     *     if (sleep("1")) sl_send_reply("200", "Slept");
     *     else sl_send_reply("503", "No bed left");
     * }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * bob   > OPTIONS sip:example.com
     * bob   < 503 No bed left
     * clock +1s
     * alice < 200 Slept
     * ```
     *
     * @compat In Kamailio as many sleep as there are processes, and who sleeps does no other work.
     */
    max_sleeping: intParam(10_000, { min: 1, max: 1_000_000 }),
  },
  state: ({ params, server }) =>
    new ServerState(
      server,
      params.initial_gflags,
      params.initial_probability,
      params.max_sleeping,
      params.lock_timeout * 1000,
    ),
  async start({ params, state }) {
    if (params.hash_file !== '') state.hash = await state.hashOf(params.hash_file)
  },
  stop({ state }) {
    state.stop()
  },
})
