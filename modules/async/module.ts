/**
 * Lets a message wait, and go on later, while all others are served.
 *
 * A request that may go on in four seconds only, because a limit says so or a guesser shall not be told sooner, is put aside. So is work that
 * should not hold up the message that caused it.
 *
 * @module async
 */
import { boolParam, defineModule, intParam } from 'siprose'

import type { AsyncApi } from './api.ts'
import { Tasks } from './tasks.ts'

const noWorkers = 'a message that waits takes up no worker'

export const async = defineModule('async', {
  params: {
    /**
     * How many processes go on with messages that have waited.
     *
     * @example Keep the line of an existing configuration
     * ```kamailio
     * loadmodule "async.so"
     * modparam("async", "workers", 2)
     * request_route { drop; }
     * ```
     */
    workers: intParam(1, { min: 1, max: 1024, idle: noWorkers }),

    /**
     * How often the functions with `ms` in their names look at the clock.
     *
     * @example Keep the line of an existing configuration
     * ```kamailio
     * loadmodule "async.so"
     * modparam("async", "ms_timer", 10)
     * request_route { drop; }
     * ```
     *
     * @compat In Kamailio these functions fail as long as it is 0; here they always work.
     */
    ms_timer: intParam(0, {
      min: 0,
      unit: 'ms',
      idle: 'a wait ends when it is over, to the millisecond',
    }),

    /**
     * What the functions that go on with another route give the script.
     *
     * 0 ends it, as the message belongs to the other route from then on. With 1 the script goes on at once, and may do what needs no hurry later:
     * both then work with the same message.
     *
     * @example Go on as well
     * ```kamailio
     * loadmodule "sl.so"
     * loadmodule "xlog.so"
     * loadmodule "async.so"
     * modparam("async", "return", 1)
     * request_route {
     *     async_route("ANSWER", 1);
     *     xlog("L_WARN", "the answer comes in a second\n");
     * }
     * route[ANSWER] { sl_send_reply("200", "OK"); }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * clock +1s
     * alice < 200
     * ```
     * ```log
     * WARNING <script>: the answer comes in a second
     * ```
     */
    return: boolParam(false),

    /**
     * How a message is handed on between processes.
     *
     * @example Keep the line of an existing configuration
     * ```kamailio
     * loadmodule "async.so"
     * modparam("async", "mode", 1)
     * request_route { drop; }
     * ```
     */
    mode: intParam(0, { min: 0, max: 1, idle: 'a message stays where it is while it waits' }),

    /**
     * How many messages and tasks may wait at once; the functions fail for one more.
     *
     * @example A small server
     * ```kamailio
     * loadmodule "sl.so"
     * loadmodule "async.so"
     * modparam("async", "max_waiting", 1)
     * request_route {
     *     if (!async_sleep(1)) { sl_send_reply("503", "Too Many Wait"); exit; }
     *     sl_send_reply("200", "OK");
     * }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * bob   > OPTIONS sip:example.com
     * bob   < 503
     * clock +1s
     * alice < 200
     * ```
     *
     * @compat Kamailio has no limit but its memory.
     */
    max_waiting: intParam(10_000, { min: 1, max: 1_000_000 }),
  },
  state: ({ params, server, log }) => new Tasks(server, log, params.max_waiting),
  api: ({ state }): AsyncApi => ({ toldTo: (ctx) => state.toldTo(ctx) }),
  stop({ state }) {
    state.stop()
  },
})
