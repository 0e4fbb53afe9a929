/** Parameters: functions of other languages that take the place of routes. */

import { strParam } from '../../runtime/declare/parameter.ts'

const noKemi = 'routing is written in the configuration language alone'

/** The rows of the table. */
export const kemiParameters = {
  /**
   * The function of another language that runs in place of `request_route`.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * kemi.request_route_callback = "ksr_my_request_route"
   * request_route { drop; }
   * ```
   */
  'kemi.request_route_callback': strParam('ksr_request_route', { idle: noKemi }),

  /**
   * The function of another language that runs in place of `reply_route`.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * kemi.reply_route_callback = "ksr_my_reply_route"
   * request_route { drop; }
   * ```
   */
  'kemi.reply_route_callback': strParam('ksr_reply_route', { idle: noKemi }),

  /**
   * The function of another language that runs in place of `onsend_route`.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * kemi.onsend_route_callback = "ksr_my_onsend_route"
   * request_route { drop; }
   * ```
   */
  'kemi.onsend_route_callback': strParam('ksr_onsend_route', { idle: noKemi }),

  /**
   * The function of another language that runs in place of `event_route[core:msg-received]`.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * kemi.received_route_callback = "ksr_my_received_route"
   * request_route { drop; }
   * ```
   */
  'kemi.received_route_callback': strParam('none', { idle: noKemi }),

  /**
   * The function of another language that runs in place of `event_route[core:pre-routing]`.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * kemi.pre_routing_callback = "ksr_my_pre_routing"
   * request_route { drop; }
   * ```
   */
  'kemi.pre_routing_callback': strParam('none', { idle: noKemi }),

  /**
   * The function of another language that runs in place of `event_route`.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * kemi.event_route_callback = "ksr_my_event_route"
   * request_route { drop; }
   * ```
   */
  'kemi.event_route_callback': strParam('', { idle: noKemi }),
} as const
