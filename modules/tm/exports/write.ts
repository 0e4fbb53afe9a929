/** Handing requests to programs of the same machine, as the field did before media servers spoke SIP. */

import { constant } from 'siprose'

import { tm } from '../module.ts'
import type { Tm } from '../tm.ts'

/**
 * Would write the request to a FIFO that another program reads.
 *
 * Voicemail systems of the first years were reached so. A program of today takes SIP: send it the request with `t_relay_to()`.
 *
 * @param vm_fifo - the path of the FIFO
 * @param info - what the program is to do
 * @returns `-1`, always
 *
 * @example The caller learns that there is no voicemail
 * ```kamailio
 * loadmodule "tm.so"
 * request_route {
 *     t_newtran();
 *     if (!t_write_req("/run/voicemail", "record")) t_reply("503", "No Voicemail");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 503 No Voicemail
 * ```
 * ```log
 * ERROR tm: t_write_req() writes nothing; send the request to the program as SIP, with t_relay_to()
 * ```
 *
 * @compat Nothing is written: the format was that of one program, which does not exist any more.
 */
export const t_write_req = tm.cfgFunction(
  { args: [constant('vm_fifo'), constant('info')], routes: ['request', 'failure'] },
  ({ state }) => refuse(state, 't_write_req'),
)

/**
 * Would write the request to a Unix socket that another program reads.
 *
 * As {@link t_write_req}, it is of a time when media servers did not speak SIP.
 *
 * @param socket - the path of the socket
 * @param info - what the program is to do
 * @returns `-1`, always
 *
 * @example The caller learns that there is no voicemail
 * ```kamailio
 * loadmodule "tm.so"
 * request_route {
 *     t_newtran();
 *     if (!t_write_unix("/run/voicemail.sock", "record")) t_reply("503", "No Voicemail");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 503 No Voicemail
 * ```
 * ```log
 * ERROR tm: t_write_unix() writes nothing; send the request to the program as SIP, with t_relay_to()
 * ```
 *
 * @compat Nothing is written: the format was that of one program, which does not exist any more.
 */
export const t_write_unix = tm.cfgFunction(
  { args: [constant('socket'), constant('info')], routes: ['request', 'failure'] },
  ({ state }) => refuse(state, 't_write_unix'),
)

function refuse({ log }: Tm, name: string): boolean {
  log.error(
    `tm: ${name}() writes nothing; send the request to the program as SIP, with t_relay_to()`,
  )
  return false
}
