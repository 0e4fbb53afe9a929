/** Looking at transactions from outside, and ending them. */

import { int, MethodId, optional, parseMessageText, SiproseError, str } from 'siprose'

import { answerWith } from '../answer-with.ts'
import { cancelBranches } from '../engine/cancel.ts'
import { type Cell, CellState } from '../engine/cell.ts'
import { sendAgain } from '../engine/upstream.ts'
import { tm } from '../module.ts'
import type { Tm } from '../tm.ts'

/** How many transactions are listed at most. */
const MOST_LISTED = 1000
const NOT_FOUND = 404
const BAD_REQUEST = 400

function refused(rpcCode: number, text: string): SiproseError {
  return new SiproseError('tm/command-refused', text, { rpcCode })
}

function callOf(state: Tm, callId: string, cseq: number): Cell {
  const cell = state.table.findCall(callId, cseq, ~(MethodId.ACK | MethodId.CANCEL))
  if (cell === null)
    throw refused(NOT_FOUND, `there is no transaction of call \`${callId}\`, CSeq ${cseq}`)
  return cell
}

/** The transaction of `index:label`. */
function cellNamed(state: Tm, name: string): Cell {
  const [index, label] = name.split(':').map(Number)
  const cell = index === undefined || label === undefined ? null : state.table.find(index, label)
  if (cell === null)
    throw refused(NOT_FOUND, `there is no transaction \`${name}\`; write \`index:label\``)
  return cell
}

/**
 * Counts transactions: those there are, and those there were.
 *
 * @returns `current` are kept now, `waiting` of them have no final reply yet; the others count since the start
 *
 * @example See what a call has left
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "tm.so"
 * request_route { $du = "sip:192.0.2.20"; t_relay(); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * bob   < MESSAGE sip:bob@example.com
 * bob   > 404 Not Found
 * alice < 404
 * ```
 * ```rpc
 * > tm.stats
 * current: 1
 * waiting: 0
 * total: 1
 * rpl_received: 1
 * rpl_sent: 1
 * 4xx: 1
 * ```
 */
export const stats = tm.rpcCommand({ name: 'tm.stats', mi: 't_stats' }, ({ state }) => {
  const { counts, table } = state
  const classes = [6, 5, 4, 3, 2].map((of) => [`${of}xx`, counts.byClass[of]?.value ?? 0] as const)
  const made = counts.uas.value + counts.uac.value
  let waiting = 0
  for (const cell of table.all()) if (cell.status < 200) waiting++
  return {
    current: table.count,
    waiting,
    total: made,
    total_local: counts.uac.value,
    rpl_received: counts.rpl_received.value,
    rpl_generated: counts.rpl_generated.value,
    rpl_sent: counts.rpl_sent.value,
    ...Object.fromEntries(classes),
    created: made,
    freed: made - table.count,
    delayed_free: counts.delayed.value,
  }
})

/**
 * Tells how evenly transactions are spread over the table.
 *
 * @returns `max` and `min` are of the fullest and the emptiest place; a table that does its work has a `max` of few. `hash_size` is how many
 *   places there are: 4096 at first, 65536 from 2048 transactions on, 262144 from 32768 on
 *
 * @example Look at a table with one transaction
 * ```kamailio
 * loadmodule "tm.so"
 * loadmodule "sl.so"
 * request_route { t_newtran(); t_reply("404", "Not Found"); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 404
 * ```
 * ```rpc
 * > tm.hash_stats
 * hash_size: 4096
 * crt_transactions: 1
 * crt_min_entries: 0
 * crt_max_entries: 1
 * ```
 */
export const hash_stats = tm.rpcCommand({ name: 'tm.hash_stats', mi: 't_hash' }, ({ state }) => {
  const spread = state.table.spread()
  return {
    hash_size: spread.places,
    crt_transactions: spread.count,
    crt_target_per_cell: spread.count / spread.places,
    crt_min_entries: spread.least,
    crt_max_entries: spread.most,
  }
})

/**
 * Lists transactions, a thousand at most.
 *
 * @returns of each its place and label, its method and headers, whether it was received, and how many branches it has
 *
 * @example See who is being called
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "tm.so"
 * request_route { $du = "sip:192.0.2.20"; t_relay(); }
 * ```
 * ```sip
 * alice > INVITE sip:bob@example.com
 *         Call-ID: c1
 * alice < 100
 * bob   < INVITE sip:bob@example.com
 * ```
 * ```rpc
 * > tm.list
 * - method: INVITE
 *   callid: c1
 *   uas_request: yes
 *   outgoings: 1
 * ```
 */
export const list = tm.rpcCommand({ name: 'tm.list', mi: 't_list' }, ({ state }) => {
  const rows = []
  for (const cell of state.table.all()) {
    if (rows.length >= MOST_LISTED) break
    rows.push(describe(state, cell))
  }
  return rows
})

function describe(state: Tm, cell: Cell) {
  const message = parseMessageText(state.slab.text(cell.request), state.rules)
  const { index, label, status, branches } = cell
  return {
    tindex: index,
    tlabel: label,
    method: message.method,
    from: message.from?.text.slice(message.from.start, message.from.end) ?? '',
    to: message.to?.text.slice(message.to.start, message.to.end) ?? '',
    callid: message.callId ?? '',
    cseq: message.cseq?.number ?? 0,
    uas_request: cell.is(CellState.LOCAL) ? 'no' : 'yes',
    tflags: cell.state,
    outgoings: branches.length,
    status,
    lifetime: Math.max(0, cell.lifeEnd - state.wheel.now()),
  }
}

/**
 * Forgets transactions that should have ended a minute ago, and does not wait for anything.
 *
 * There are none, unless a script that was put aside was never gone on with.
 *
 * @returns how many there were
 *
 * @example Clean up
 * ```kamailio
 * loadmodule "tm.so"
 * request_route { t_newtran(); }
 * ```
 * ```rpc
 * > tm.clean
 * cleaned: 0
 * ```
 */
export const clean = tm.rpcCommand({ name: 'tm.clean', mi: 't_clean' }, ({ state }) => ({
  cleaned: state.clean(),
}))

/**
 * Cancels an INVITE, as its caller would.
 *
 * @param callid - the Call-ID
 * @param cseq - the number in CSeq
 *
 * @example End a call that rings for too long
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "tm.so"
 * request_route { $du = "sip:192.0.2.20"; t_relay(); }
 * ```
 * ```sip
 * alice > INVITE sip:bob@example.com
 *         Call-ID: c1
 *         CSeq: 7 INVITE
 * alice < 100
 * bob   < INVITE sip:bob@example.com
 * bob   > 180 Ringing
 * alice < 180
 * ```
 * ```rpc
 * > tm.cancel c1 7
 * {}
 * ```
 * ```sip
 * bob   < CANCEL sip:bob@example.com
 * bob   > 200 to CANCEL
 * bob   > 487 to INVITE
 * bob   < ACK sip:bob@example.com
 * alice < 487
 * alice > ACK sip:bob@example.com
 * ```
 */
export const cancel = tm.rpcCommand(
  { name: 'tm.cancel', mi: 't_uac_cancel', args: [str('callid'), int('cseq')] },
  ({ state }, callid, cseq) => {
    const cell = state.table.findCall(callid, cseq, MethodId.INVITE)
    if (cell === null)
      throw refused(NOT_FOUND, `there is no INVITE of call \`${callid}\`, CSeq ${cseq}`)
    cancelBranches(state, cell, '', null)
    if (!cell.pending) state.allFinal(cell)
    return {}
  },
)

/** Answers for somebody outside. */
function replyTo(
  state: Tm,
  cell: Cell,
  answer: { readonly code: number; readonly reason: string; readonly tag: string },
  headers: string,
  body: string | undefined,
): object {
  const { code, reason, tag } = answer
  if (code < 100 || code > 699)
    throw refused(BAD_REQUEST, `${code} is no status; it can be 100 to 699`)
  const fields = headers === '.' ? '' : headers.replaceAll(/\r?\n/g, '\r\n')
  const ctx = state.requestOf(cell)
  if (fields !== '') ctx.replyHeaders += fields.endsWith('\r\n') ? fields : `${fields}\r\n`
  if (body !== undefined && body !== '') ctx.replyBody = { text: body, type: typeIn(fields) }
  if (tag !== '' && tag !== '.') cell.toTag = tag
  if (!answerWith(state, cell, ctx, code, reason))
    throw refused(BAD_REQUEST, 'the transaction is answered already')
  return {}
}

function typeIn(headers: string): string {
  return /^(?:Content-Type|c)\s*:\s*([^\r\n]*)/im.exec(headers)?.[1] ?? 'text/plain'
}

/**
 * Answers the request of a transaction.
 *
 * @param code - the status
 * @param reason - the phrase after it
 * @param trans_id - its place and label, as `tm.list` tells them: `28574:572470654`
 * @param to_tag - the tag for To; `.` for one that is made up
 * @param new_headers - further header lines; `.` for none
 * @param body - a body, whose type is among the headers
 *
 * @example A transaction that is over by now
 * ```kamailio
 * loadmodule "tm.so"
 * request_route { t_newtran(); }
 * ```
 * ```rpc
 * > tm.reply 486 Busy 7:7 . .
 * error: { code: 404 }
 * ```
 */
export const reply = tm.rpcCommand(
  {
    name: 'tm.reply',
    mi: 't_reply',
    args: [
      int('code'),
      str('reason'),
      str('trans_id'),
      str('to_tag'),
      str('new_headers'),
      optional(str('body')),
    ],
  },
  ({ state }, code, reason, id, tag, headers, body) =>
    replyTo(state, cellNamed(state, id), { code, reason, tag }, headers, body),
)

/**
 * Answers the request of a call and a CSeq number.
 *
 * @param code - the status
 * @param reason - the phrase after it
 * @param callid - the Call-ID
 * @param cseq - the number in CSeq
 * @param to_tag - the tag for To; `.` for one that is made up
 * @param new_headers - further header lines; `.` for none
 * @param body - a body, whose type is among the headers
 *
 * @example Let a program outside decide what a call gets
 * ```kamailio
 * loadmodule "tm.so"
 * loadmodule "tmx.so"
 * request_route { t_suspend(); }
 * ```
 * ```sip
 * alice > INVITE sip:bob@example.com
 *         Call-ID: c1
 *         CSeq: 7 INVITE
 * alice < 100
 * ```
 * ```rpc
 * > tm.reply_callid 480 "Gone Home" c1 7 tag1 .
 * {}
 * ```
 * ```sip
 * alice < 480 Gone Home
 *         To: {*};tag=tag1
 * alice > ACK sip:bob@example.com
 * ```
 */
export const reply_callid = tm.rpcCommand(
  {
    name: 'tm.reply_callid',
    mi: 't_reply_callid',
    args: [
      int('code'),
      str('reason'),
      str('callid'),
      int('cseq'),
      str('to_tag'),
      str('new_headers'),
      optional(str('body')),
    ],
  },
  ({ state }, code, reason, callid, cseq, tag, headers, body) =>
    replyTo(state, callOf(state, callid, cseq), { code, reason, tag }, headers, body),
)

/**
 * Sends the last reply of a transaction again.
 *
 * @param trans_id - its place and label, as `tm.list` tells them
 *
 * @example A transaction that is over by now
 * ```kamailio
 * loadmodule "tm.so"
 * request_route { t_newtran(); }
 * ```
 * ```rpc
 * > tm.retransmit_reply 7:7
 * error: { code: 404 }
 * ```
 */
export const retransmit_reply = tm.rpcCommand(
  { name: 'tm.retransmit_reply', args: [str('trans_id')] },
  ({ state }, id) => again(state, cellNamed(state, id)),
)

/**
 * Sends the last reply to a request of a call and a CSeq number again.
 *
 * @param callid - the Call-ID
 * @param cseq - the number in CSeq
 *
 * @example Tell a caller once more that it rings
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "tm.so"
 * request_route { $du = "sip:192.0.2.20"; t_relay(); }
 * ```
 * ```sip
 * alice > INVITE sip:bob@example.com
 *         Call-ID: c1
 *         CSeq: 7 INVITE
 * alice < 100
 * bob   < INVITE sip:bob@example.com
 * bob   > 180 Ringing
 * alice < 180
 * ```
 * ```rpc
 * > tm.retransmit_reply_callid c1 7
 * {}
 * ```
 * ```sip
 * alice < 180
 * ```
 */
export const retransmit_reply_callid = tm.rpcCommand(
  { name: 'tm.retransmit_reply_callid', args: [str('callid'), int('cseq')] },
  ({ state }, callid, cseq) => again(state, callOf(state, callid, cseq)),
)

function again(state: Tm, cell: Cell): object {
  if (!sendAgain(state, cell)) throw refused(BAD_REQUEST, 'the transaction has sent no reply')
  return {}
}
