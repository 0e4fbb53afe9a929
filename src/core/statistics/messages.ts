/** Figures of messages by method and by status. */

import { methodNames } from '../../sip/methods.ts'
import { type Counter, counter } from '../../runtime/declare/statistic.ts'

/** The rows of the table. */
export const messageStatistics = {
  /** INVITE requests received. */
  rcv_requests_invite: counter(),
  /** CANCEL requests received. */
  rcv_requests_cancel: counter(),
  /** ACK requests received. */
  rcv_requests_ack: counter(),
  /** BYE requests received. */
  rcv_requests_bye: counter(),
  /** INFO requests received. */
  rcv_requests_info: counter(),
  /** REGISTER requests received. */
  rcv_requests_register: counter(),
  /** SUBSCRIBE requests received. */
  rcv_requests_subscribe: counter(),
  /** NOTIFY requests received. */
  rcv_requests_notify: counter(),
  /** MESSAGE requests received. */
  rcv_requests_message: counter(),
  /** OPTIONS requests received. */
  rcv_requests_options: counter(),
  /** PRACK requests received. */
  rcv_requests_prack: counter(),
  /** UPDATE requests received. */
  rcv_requests_update: counter(),
  /** REFER requests received. */
  rcv_requests_refer: counter(),
  /** PUBLISH requests received. */
  rcv_requests_publish: counter(),
  /** KDMQ requests received. */
  rcv_requests_kdmq: counter(),
  /** Requests received whose method is none of those with a figure. */
  unsupported_methods: counter(),
  /** Provisional replies received. */
  rcv_replies_1xx: counter(),
  /** Provisional replies 180 to 189 received: the phone rings. */
  rcv_replies_18x: counter(),
  /** Positive replies received. */
  rcv_replies_2xx: counter(),
  /** Redirections received. */
  rcv_replies_3xx: counter(),
  /** Replies of class 4xx received. */
  rcv_replies_4xx: counter(),
  /** Replies of class 5xx received. */
  rcv_replies_5xx: counter(),
  /** Replies of class 6xx received. */
  rcv_replies_6xx: counter(),
  /** Replies 400 received. */
  rcv_replies_400: counter(),
  /** Replies 401 received. */
  rcv_replies_401: counter(),
  /** Replies 402 received. */
  rcv_replies_402: counter(),
  /** Replies 403 received. */
  rcv_replies_403: counter(),
  /** Replies 404 received. */
  rcv_replies_404: counter(),
  /** Replies 405 received. */
  rcv_replies_405: counter(),
  /** Replies 406 received. */
  rcv_replies_406: counter(),
  /** Replies 407 received. */
  rcv_replies_407: counter(),
  /** Replies 408 received. */
  rcv_replies_408: counter(),
  /** Replies 409 received. */
  rcv_replies_409: counter(),
  /** Replies 410 received. */
  rcv_replies_410: counter(),
  /** Replies 411 received. */
  rcv_replies_411: counter(),
  /** Replies 413 received. */
  rcv_replies_413: counter(),
  /** Replies 414 received. */
  rcv_replies_414: counter(),
  /** Replies 415 received. */
  rcv_replies_415: counter(),
  /** Replies 420 received. */
  rcv_replies_420: counter(),
  /** Replies 480 received. */
  rcv_replies_480: counter(),
  /** Replies 481 received. */
  rcv_replies_481: counter(),
  /** Replies 482 received. */
  rcv_replies_482: counter(),
  /** Replies 483 received. */
  rcv_replies_483: counter(),
  /** Replies 484 received. */
  rcv_replies_484: counter(),
  /** Replies 485 received. */
  rcv_replies_485: counter(),
  /** Replies 486 received. */
  rcv_replies_486: counter(),
  /** Replies 487 received. */
  rcv_replies_487: counter(),
  /** Replies 488 received. */
  rcv_replies_488: counter(),
  /** Replies 489 received. */
  rcv_replies_489: counter(),
  /** Replies 491 received. */
  rcv_replies_491: counter(),
  /** Replies 493 received. */
  rcv_replies_493: counter(),
}

/** The running figures, as they are counted. */
export type MessageFigures = Readonly<Record<keyof typeof messageStatistics, Counter>>

/** The figure of each method, by the number of its bit; the last is that of all others. */
export function figuresByMethod(figures: MessageFigures): readonly Counter[] {
  const rows: Readonly<Record<string, Counter>> = figures
  const byMethod = methodNames.map((name) => {
    const row = `rcv_requests_${name.toLowerCase()}`
    return (Object.hasOwn(rows, row) ? rows[row] : undefined) ?? figures.unsupported_methods
  })
  return [...byMethod, figures.unsupported_methods]
}

/** The figure of each class of replies, by the first digit of the status. */
export function figuresByClass(figures: MessageFigures): readonly (Counter | null)[] {
  return [
    null,
    figures.rcv_replies_1xx,
    figures.rcv_replies_2xx,
    figures.rcv_replies_3xx,
    figures.rcv_replies_4xx,
    figures.rcv_replies_5xx,
    figures.rcv_replies_6xx,
  ]
}

/** The figure of each status that has its own, by the status from 400 on, and that of 18x by 180 to 189. */
export function figuresByStatus(figures: MessageFigures): readonly (Counter | null)[] {
  const rows: Readonly<Record<string, Counter>> = figures
  return Array.from({ length: 500 }, (_, status) => {
    if (status >= 180 && status < 190) return figures.rcv_replies_18x
    const row = `rcv_replies_${status}`
    return (Object.hasOwn(rows, row) ? rows[row] : undefined) ?? null
  })
}
