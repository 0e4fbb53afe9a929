/** Sending requests from outside. */

import { optional, str } from 'siprose'

import { tm } from '../module.ts'
import { finalAnswer, sendUac, type UacText } from '../uac-request.ts'

const args = [
  str('method'),
  str('ruri'),
  str('nexthop'),
  str('socket'),
  str('headers'),
  optional(str('body')),
] as const

/** How the text of a request is read. */
interface Reading {
  readonly hex: boolean
  readonly ack: boolean
}

function textOf(
  { hex, ack }: Reading,
  method: string,
  uri: string,
  nextHop: string,
  socket: string,
  headers: string,
  body: string | undefined,
): UacText {
  return { method, uri, nextHop, socket, headers, body: body ?? '', hex, ack }
}

/**
 * Sends a request, and does not wait for what becomes of it.
 *
 * @param method - the method
 * @param ruri - the request URI
 * @param nexthop - where it goes instead, a URI; `.` for where the request URI says
 * @param socket - the socket it leaves from, `udp:192.0.2.1:5060`; `.` for the one that fits
 * @param headers - From, To, and all else it shall have, the lines ended by line ends or by `\r\n`
 * @param body - its type is among the headers
 * @returns nothing, once it has left
 *
 * @example Ask a phone whether it is there
 * ```kamailio
 * loadmodule "tm.so"
 * request_route { t_newtran(); }
 * ```
 * ```rpc
 * > tm.t_uac_start OPTIONS sip:bob@192.0.2.20 . . "From: <sip:probe@example.com>\r\nTo: <sip:bob@example.com>"
 * {}
 * ```
 * ```sip
 * bob < OPTIONS sip:bob@192.0.2.20
 *       From: <sip:probe@example.com>;tag={*}
 * bob > 200 OK
 * quiet 1s
 * ```
 */
export const t_uac_start = tm.rpcCommand({ name: 'tm.t_uac_start', args }, ({ state }, ...text) => {
  sendUac(state, textOf({ hex: false, ack: true }, ...text), null)
  return {}
})

/**
 * Sends a request whose headers and body are in hexadecimal, and does not wait.
 *
 * @param method - the method
 * @param ruri - the request URI
 * @param nexthop - where it goes instead, a URI; `.` for where the request URI says
 * @param socket - the socket it leaves from, `udp:192.0.2.1:5060`; `.` for the one that fits
 * @param headers - in hexadecimal: From, To, and all else it shall have
 * @param body - in hexadecimal; its type is among the headers
 * @returns nothing, once it has left
 *
 * @example Ask a phone whether it is there
 * ```kamailio
 * loadmodule "tm.so"
 * request_route { t_newtran(); }
 * ```
 * ```rpc
 * > tm.t_uac_start_hex OPTIONS sip:bob@192.0.2.20 . . 46726f6d3a203c7369703a70726f6265406578616d706c652e636f6d3e0d0a546f3a203c7369703a626f62406578616d706c652e636f6d3e
 * {}
 * ```
 * ```sip
 * bob < OPTIONS sip:bob@192.0.2.20
 *       From: <sip:probe@example.com>;tag={*}
 * bob > 200 OK
 * quiet 1s
 * ```
 */
export const t_uac_start_hex = tm.rpcCommand(
  { name: 'tm.t_uac_start_hex', args },
  ({ state }, ...text) => {
    sendUac(state, textOf({ hex: true, ack: true }, ...text), null)
    return {}
  },
)

/**
 * Sends a request, and tells its final answer.
 *
 * @param method - the method
 * @param ruri - the request URI
 * @param nexthop - where it goes instead, a URI; `.` for where the request URI says
 * @param socket - the socket it leaves from, `udp:192.0.2.1:5060`; `.` for the one that fits
 * @param headers - From, To, and all else it shall have, the lines ended by line ends or by `\r\n`
 * @param body - its type is among the headers
 * @returns the status and the phrase; 408 where nobody has answered in time
 *
 * @example Ask a server whether it is alive
 * ```kamailio
 * loadmodule "tm.so"
 * loadmodule "sl.so"
 * request_route { sl_send_reply("200", "Alive"); }
 * ```
 * ```rpc
 * > tm.t_uac_wait OPTIONS sip:bob@192.0.2.1 . . "From: <sip:probe@example.com>\r\nTo: <sip:bob@example.com>"
 * code: 200
 * text: Alive
 * ```
 */
export const t_uac_wait = tm.rpcCommand(
  { name: 'tm.t_uac_wait', mi: 't_uac_dlg', args },
  ({ state }, ...text) => finalAnswer(state, textOf({ hex: false, ack: true }, ...text)),
)

/**
 * Sends a request written in hexadecimal, and tells its final answer.
 *
 * @param method - the method
 * @param ruri - the request URI
 * @param nexthop - where it goes instead, a URI; `.` for where the request URI says
 * @param socket - the socket it leaves from, `udp:192.0.2.1:5060`; `.` for the one that fits
 * @param headers - in hexadecimal: From, To, and all else it shall have
 * @param body - in hexadecimal; its type is among the headers
 * @returns the status and the phrase; 408 where nobody has answered in time
 *
 * @example Ask a server whether it is alive
 * ```kamailio
 * loadmodule "tm.so"
 * loadmodule "sl.so"
 * request_route { sl_send_reply("200", "Alive"); }
 * ```
 * ```rpc
 * > tm.t_uac_wait_hex OPTIONS sip:bob@192.0.2.1 . . 46726f6d3a203c7369703a70726f6265406578616d706c652e636f6d3e0d0a546f3a203c7369703a626f62406578616d706c652e636f6d3e
 * code: 200
 * text: Alive
 * ```
 */
export const t_uac_wait_hex = tm.rpcCommand(
  { name: 'tm.t_uac_wait_hex', args },
  ({ state }, ...text) => finalAnswer(state, textOf({ hex: true, ack: true }, ...text)),
)

/**
 * Sends a request, and tells its final answer; the same as `tm.t_uac_wait` here.
 *
 * @param method - the method
 * @param ruri - the request URI
 * @param nexthop - where it goes instead, a URI; `.` for where the request URI says
 * @param socket - the socket it leaves from, `udp:192.0.2.1:5060`; `.` for the one that fits
 * @param headers - From, To, and all else it shall have, the lines ended by line ends or by `\r\n`
 * @param body - its type is among the headers
 * @returns the status and the phrase; 408 where nobody has answered in time
 *
 * @example Ask a server whether it is alive
 * ```kamailio
 * loadmodule "tm.so"
 * loadmodule "sl.so"
 * request_route { sl_send_reply("200", "Alive"); }
 * ```
 * ```rpc
 * > tm.t_uac_wait_block OPTIONS sip:bob@192.0.2.1 . . "From: <sip:probe@example.com>\r\nTo: <sip:bob@example.com>"
 * code: 200
 * text: Alive
 * ```
 */
export const t_uac_wait_block = tm.rpcCommand(
  { name: 'tm.t_uac_wait_block', args },
  ({ state }, ...text) => finalAnswer(state, textOf({ hex: false, ack: true }, ...text)),
)

/**
 * Sends a request in hexadecimal, and tells its answer, as `tm.t_uac_wait_hex`.
 *
 * @param method - the method
 * @param ruri - the request URI
 * @param nexthop - where it goes instead, a URI; `.` for where the request URI says
 * @param socket - the socket it leaves from, `udp:192.0.2.1:5060`; `.` for the one that fits
 * @param headers - in hexadecimal: From, To, and all else it shall have
 * @param body - in hexadecimal; its type is among the headers
 * @returns the status and the phrase; 408 where nobody has answered in time
 *
 * @example Ask a server whether it is alive
 * ```kamailio
 * loadmodule "tm.so"
 * loadmodule "sl.so"
 * request_route { sl_send_reply("200", "Alive"); }
 * ```
 * ```rpc
 * > tm.t_uac_wait_block_hex OPTIONS sip:bob@192.0.2.1 . . 46726f6d3a203c7369703a70726f6265406578616d706c652e636f6d3e0d0a546f3a203c7369703a626f62406578616d706c652e636f6d3e
 * code: 200
 * text: Alive
 * ```
 */
export const t_uac_wait_block_hex = tm.rpcCommand(
  { name: 'tm.t_uac_wait_block_hex', args },
  ({ state }, ...text) => finalAnswer(state, textOf({ hex: true, ack: true }, ...text)),
)

/**
 * Sends a request, and leaves the ACK of a success to somebody else.
 *
 * @param method - the method
 * @param ruri - the request URI
 * @param nexthop - where it goes instead, a URI; `.` for where the request URI says
 * @param socket - the socket it leaves from, `udp:192.0.2.1:5060`; `.` for the one that fits
 * @param headers - From, To, and all else it shall have, the lines ended by line ends or by `\r\n`
 * @param body - its type is among the headers
 * @returns nothing, once it has left
 *
 * @example Begin a call that another program goes on with
 * ```kamailio
 * loadmodule "tm.so"
 * request_route { t_newtran(); }
 * ```
 * ```rpc
 * > tm.t_uac_start_noack INVITE sip:bob@192.0.2.20 . . "From: <sip:probe@example.com>\r\nTo: <sip:bob@example.com>"
 * {}
 * ```
 * ```sip
 * bob < INVITE sip:bob@192.0.2.20
 *       From: <sip:probe@example.com>;tag={*}
 * bob > 200 OK
 * quiet 1s
 * ```
 */
export const t_uac_start_noack = tm.rpcCommand(
  { name: 'tm.t_uac_start_noack', args },
  ({ state }, ...text) => {
    sendUac(state, textOf({ hex: false, ack: false }, ...text), null)
    return {}
  },
)

/**
 * Sends a request in hexadecimal, and leaves the ACK of a success to others.
 *
 * @param method - the method
 * @param ruri - the request URI
 * @param nexthop - where it goes instead, a URI; `.` for where the request URI says
 * @param socket - the socket it leaves from, `udp:192.0.2.1:5060`; `.` for the one that fits
 * @param headers - in hexadecimal: From, To, and all else it shall have
 * @param body - in hexadecimal; its type is among the headers
 * @returns nothing, once it has left
 *
 * @example Begin a call that another program goes on with
 * ```kamailio
 * loadmodule "tm.so"
 * request_route { t_newtran(); }
 * ```
 * ```rpc
 * > tm.t_uac_start_noack_hex INVITE sip:bob@192.0.2.20 . . 46726f6d3a203c7369703a70726f6265406578616d706c652e636f6d3e0d0a546f3a203c7369703a626f62406578616d706c652e636f6d3e
 * {}
 * ```
 * ```sip
 * bob < INVITE sip:bob@192.0.2.20
 *       From: <sip:probe@example.com>;tag={*}
 * bob > 200 OK
 * quiet 1s
 * ```
 */
export const t_uac_start_noack_hex = tm.rpcCommand(
  { name: 'tm.t_uac_start_noack_hex', args },
  ({ state }, ...text) => {
    sendUac(state, textOf({ hex: true, ack: false }, ...text), null)
    return {}
  },
)

/**
 * Sends a request, tells its final answer, and leaves the ACK to somebody else.
 *
 * @param method - the method
 * @param ruri - the request URI
 * @param nexthop - where it goes instead, a URI; `.` for where the request URI says
 * @param socket - the socket it leaves from, `udp:192.0.2.1:5060`; `.` for the one that fits
 * @param headers - From, To, and all else it shall have, the lines ended by line ends or by `\r\n`
 * @param body - its type is among the headers
 * @returns the status and the phrase; 408 where nobody has answered in time
 *
 * @example Call a number that does not exist
 * ```kamailio
 * loadmodule "tm.so"
 * loadmodule "sl.so"
 * request_route { sl_send_reply("404", "Not Found"); }
 * ```
 * ```rpc
 * > tm.t_uac_wait_noack INVITE sip:bob@192.0.2.1 . . "From: <sip:probe@example.com>\r\nTo: <sip:bob@example.com>"
 * code: 404
 * text: Not Found
 * ```
 */
export const t_uac_wait_noack = tm.rpcCommand(
  { name: 'tm.t_uac_wait_noack', args },
  ({ state }, ...text) => finalAnswer(state, textOf({ hex: false, ack: false }, ...text)),
)

/**
 * Sends a request in hexadecimal, tells its answer, leaves the ACK to others.
 *
 * @param method - the method
 * @param ruri - the request URI
 * @param nexthop - where it goes instead, a URI; `.` for where the request URI says
 * @param socket - the socket it leaves from, `udp:192.0.2.1:5060`; `.` for the one that fits
 * @param headers - in hexadecimal: From, To, and all else it shall have
 * @param body - in hexadecimal; its type is among the headers
 * @returns the status and the phrase; 408 where nobody has answered in time
 *
 * @example Call a number that does not exist
 * ```kamailio
 * loadmodule "tm.so"
 * loadmodule "sl.so"
 * request_route { sl_send_reply("404", "Not Found"); }
 * ```
 * ```rpc
 * > tm.t_uac_wait_noack_hex INVITE sip:bob@192.0.2.1 . . 46726f6d3a203c7369703a70726f6265406578616d706c652e636f6d3e0d0a546f3a203c7369703a626f62406578616d706c652e636f6d3e
 * code: 404
 * text: Not Found
 * ```
 */
export const t_uac_wait_noack_hex = tm.rpcCommand(
  { name: 'tm.t_uac_wait_noack_hex', args },
  ({ state }, ...text) => finalAnswer(state, textOf({ hex: true, ack: false }, ...text)),
)

/**
 * Sends a request, tells its answer, leaves the ACK, as `tm.t_uac_wait_noack`.
 *
 * @param method - the method
 * @param ruri - the request URI
 * @param nexthop - where it goes instead, a URI; `.` for where the request URI says
 * @param socket - the socket it leaves from, `udp:192.0.2.1:5060`; `.` for the one that fits
 * @param headers - From, To, and all else it shall have, the lines ended by line ends or by `\r\n`
 * @param body - its type is among the headers
 * @returns the status and the phrase; 408 where nobody has answered in time
 *
 * @example Call a number that does not exist
 * ```kamailio
 * loadmodule "tm.so"
 * loadmodule "sl.so"
 * request_route { sl_send_reply("404", "Not Found"); }
 * ```
 * ```rpc
 * > tm.t_uac_wait_block_noack INVITE sip:bob@192.0.2.1 . . "From: <sip:probe@example.com>\r\nTo: <sip:bob@example.com>"
 * code: 404
 * text: Not Found
 * ```
 */
export const t_uac_wait_block_noack = tm.rpcCommand(
  { name: 'tm.t_uac_wait_block_noack', args },
  ({ state }, ...text) => finalAnswer(state, textOf({ hex: false, ack: false }, ...text)),
)

/**
 * Sends a request in hexadecimal, as `tm.t_uac_wait_noack_hex` does.
 *
 * @param method - the method
 * @param ruri - the request URI
 * @param nexthop - where it goes instead, a URI; `.` for where the request URI says
 * @param socket - the socket it leaves from, `udp:192.0.2.1:5060`; `.` for the one that fits
 * @param headers - in hexadecimal: From, To, and all else it shall have
 * @param body - in hexadecimal; its type is among the headers
 * @returns the status and the phrase; 408 where nobody has answered in time
 *
 * @example Call a number that does not exist
 * ```kamailio
 * loadmodule "tm.so"
 * loadmodule "sl.so"
 * request_route { sl_send_reply("404", "Not Found"); }
 * ```
 * ```rpc
 * > tm.t_uac_wait_block_noack_hex INVITE sip:bob@192.0.2.1 . . 46726f6d3a203c7369703a70726f6265406578616d706c652e636f6d3e0d0a546f3a203c7369703a626f62406578616d706c652e636f6d3e
 * code: 404
 * text: Not Found
 * ```
 */
export const t_uac_wait_block_noack_hex = tm.rpcCommand(
  { name: 'tm.t_uac_wait_block_noack_hex', args },
  ({ state }, ...text) => finalAnswer(state, textOf({ hex: true, ack: false }, ...text)),
)

/**
 * Tells the times that count for requests sent by commands, in milliseconds.
 *
 * @example See how long an answer is waited for
 * ```kamailio
 * loadmodule "tm.so"
 * modparam("tm", "fr_timer", 5000)
 * request_route { t_newtran(); }
 * ```
 * ```rpc
 * > tm.t_uac_attrs
 * fr_timer: 5000
 * fr_inv_timer: 120000
 * ```
 */
export const t_uac_attrs = tm.rpcCommand({ name: 'tm.t_uac_attrs' }, ({ params }) => ({
  fr_timer: params.fr_timer,
  fr_inv_timer: params.fr_inv_timer,
  retr_timer1: params.retr_timer1,
  retr_timer2: params.retr_timer2,
}))
