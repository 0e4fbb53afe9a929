/** Handing requests to programs of the same machine, as the field did before media servers spoke SIP. */

import { constant, type Context, SiproseError } from 'siprose'

import { cellOf } from '../engine/requests.ts'
import { standBy } from '../engine/suspend.ts'
import { tm } from '../module.ts'
import { programText } from '../programs/text.ts'
import type { Way } from '../programs/writer.ts'
import type { Tm } from '../tm.ts'

/** What a program is to do: `action`, or `action/list` with a list of `tw_append`. */
const info = constant('info', (text) => {
  const [action = '', list = null, ...rest] = text.split('/')
  if (/^[\x21-\x7e]+$/.test(action) && list !== '' && rest.length === 0) return { action, list }
  throw new SiproseError(
    'tm/program-order',
    `\`${text}\` is not what a program is to do; it can be action, or action/list with a list of tw_append`,
  )
})

/** The path of a FIFO or socket. */
const place = (name: string) =>
  constant(name, (path) => {
    if (path.startsWith('/')) return path
    throw new SiproseError('tm/program-path', `\`${path}\` is no path; it begins with a slash`)
  })

/**
 * Writes the request to the FIFO of a program, and lets the transaction wait for it.
 *
 * The program answers with the command `tm.reply`, to the place and label that it has been told; where it does not in time, the request fails as one
 * that nobody answers. There has to be a transaction (`t_newtran()`). A FIFO that nobody reads is not waited for; one whose reader is behind, for as
 * long as `unix_tx_timeout` says, while other messages go on. Nothing but a FIFO is written to. A program of today takes SIP instead: send it the
 * request with `t_relay_to()`.
 *
 * These lines are written, `.` where there is nothing to say:
 *
 * 1. `0.3`, and `sip_request.` with the action
 * 2. the method; user and host of the request URI as it is now
 * 3. address and port where it was received; the request URI as it was received
 * 4. the URI of Contact, or of From without one; From without its parameters; To
 * 5. Call-ID, the tags of From and To, the number of CSeq
 * 6. place and label of the transaction, `28574:572470654`
 * 7. the Routes of a request within the dialog, with commas; the URI where it goes first
 * 8. `P-MsgFlags: 08`, or `18` after `force_rport()`, `09` and `19` in a failure route
 * 9. the lines of `tw_append`, and `.`
 * 10. the body of an INVITE; `.` for other methods
 *
 * @param vm_fifo - the path of the FIFO
 * @param info - what the program is to do, as it knows it; behind a slash the name of a list of `tw_append`
 * @returns `-1` where there is no transaction, or nothing could be written: the log says why
 *
 * @example A program takes the call, or nobody does
 * ```kamailio
 * loadmodule "tm.so"
 * modparam("tm", "fr_timer", 5000)
 * request_route {
 *     t_newtran();
 *     if (!t_write_req("/run/voicemail", "record")) t_reply("503", "No Voicemail");
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@example.com
 * quiet 4s
 * clock +1s
 * alice < 408
 * ```
 *
 * @example Without a transaction there is nobody to answer
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * request_route {
 *     if (!t_write_req("/run/voicemail", "record")) sl_send_reply("503", "No Voicemail");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 503 No Voicemail
 * ```
 * ```log
 * ERROR tm: t_write_req("/run/voicemail") writes nothing: there is no transaction, t_newtran() begins one
 * ```
 *
 * @compat Kamailio writes to other files, too, and the parts of a long request between those of others.
 */
export const t_write_req = tm.cfgFunctionAsync(
  { args: [place('vm_fifo'), info], routes: ['request', 'failure'] },
  async ({ state }, ctx, path, order) =>
    write(state, ctx, { way: 'fifo', name: 't_write_req', path, ...order }),
)

/**
 * Sends the request to the Unix socket of a program, and lets the transaction wait for it.
 *
 * It is one datagram. The text, and how it is answered, are those of {@link t_write_req}. Where the reader is behind, it is waited for as long as
 * `unix_tx_timeout` says.
 *
 * @param socket - the path of the socket
 * @param info - what the program is to do, as it knows it; behind a slash the name of a list of `tw_append`
 * @returns `-1` where there is no transaction, or nothing could be written: the log says why
 *
 * @example With the subject of the call
 * ```kamailio
 * loadmodule "tm.so"
 * modparam("tm", "fr_timer", 5000)
 * modparam("tm", "tw_append", "call:hdr[Subject];agent=hdr[User-Agent]")
 * request_route {
 *     t_newtran();
 *     if (!t_write_unix("/run/voicemail.sock", "record/call")) t_reply("503", "No Voicemail");
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@example.com
 *         Subject: Lunch
 * quiet 4s
 * clock +1s
 * alice < 408
 * ```
 *
 * @example A list that nobody has declared
 * ```kamailio
 * loadmodule "tm.so"
 * request_route {
 *     t_newtran();
 *     if (!t_write_unix("/run/voicemail.sock", "record/call")) t_reply("503", "No Voicemail");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 503 No Voicemail
 * ```
 * ```log
 * ERROR tm: t_write_unix("/run/voicemail.sock") writes nothing: `tw_append` has no list `call`
 * ```
 *
 * @compat Kamailio does not start where a list is not declared.
 */
export const t_write_unix = tm.cfgFunctionAsync(
  { args: [place('socket'), info], routes: ['request', 'failure'] },
  async ({ state }, ctx, path, order) =>
    write(state, ctx, { way: 'unix', name: 't_write_unix', path, ...order }),
)

/** What is to be written, and where. */
interface Writing {
  readonly way: Way
  /** The function, for the log. */
  readonly name: string
  readonly path: string
  readonly action: string
  readonly list: string | null
}

async function write(state: Tm, ctx: Context, writing: Writing): Promise<boolean> {
  const problem = await written(state, ctx, writing)
  if (problem === null) return true
  state.log.error(`tm: ${writing.name}("${writing.path}") writes nothing: ${problem}`)
  return false
}

/** Why it was not written, or null. */
async function written(
  state: Tm,
  ctx: Context,
  { way, path, action, list }: Writing,
): Promise<string | null> {
  const append = list === null ? null : (state.appended.get(list) ?? undefined)
  if (append === undefined) return `\`tw_append\` has no list \`${String(list)}\``
  const cell = ctx.message.isRequest ? cellOf(ctx) : null
  if (cell === null) return 'there is no transaction, t_newtran() begins one'
  if (cell.status >= 200) return 'the request is answered already'
  const problem = await state.programs.write(way, path, programText(ctx, cell, { action, append }))
  if (problem !== null) return problem
  if (cell.status < 200) standBy(state, ctx, cell)
  return null
}
