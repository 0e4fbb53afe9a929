/** Parameters: scheduling of processes in real time. */

import { intParam } from '../../runtime/declare/parameter.ts'

const noScheduling =
  'receiving, timers and everything else share one process, so none can be put before the others'

/** The rows of the table. */
export const realTimeParameters = {
  /**
   * Which processes the system schedules ahead of all others: bits.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * real_time = 7
   * request_route { drop; }
   * ```
   */
  real_time: intParam(0, { min: 0, max: 7, idle: noScheduling }),

  /**
   * The real-time priority of workers.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * rt_prio = 10
   * request_route { drop; }
   * ```
   */
  rt_prio: intParam(0, { min: 0, max: 99, idle: noScheduling }),

  /**
   * The real-time policy of workers.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * rt_policy = 2
   * request_route { drop; }
   * ```
   */
  rt_policy: intParam(0, { min: 0, max: 3, idle: noScheduling }),

  /**
   * The real-time priority of the timer that retransmits.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * rt_timer1_prio = 10
   * request_route { drop; }
   * ```
   */
  rt_timer1_prio: intParam(0, {
    min: 0,
    max: 99,
    idle: noScheduling,
    aliases: ['rt_fast_timer_prio', 'rt_ftimer_prio'],
  }),

  /**
   * The real-time policy of the timer that retransmits.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * rt_timer1_policy = 2
   * request_route { drop; }
   * ```
   */
  rt_timer1_policy: intParam(0, {
    min: 0,
    max: 3,
    idle: noScheduling,
    aliases: ['rt_ftimer_policy'],
  }),

  /**
   * The real-time priority of the timer for all else.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * rt_timer2_prio = 10
   * request_route { drop; }
   * ```
   */
  rt_timer2_prio: intParam(0, { min: 0, max: 99, idle: noScheduling, aliases: ['rt_stimer_prio'] }),

  /**
   * The real-time policy of the timer for all else.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * rt_timer2_policy = 2
   * request_route { drop; }
   * ```
   */
  rt_timer2_policy: intParam(0, {
    min: 0,
    max: 3,
    idle: noScheduling,
    aliases: ['rt_stimer_policy'],
  }),
} as const
