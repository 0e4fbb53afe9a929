/** Whole calls: INVITE, 100, 180, 200, ACK, BYE, 200. Six messages come to the server, seven leave it. */

import { faultOf } from '../load/check.ts'
import { answerTo, countOf, valueOf } from './answers.ts'
import { numberOf, passedFault } from './passed.ts'
import { LOCATIONS, registerAtCallee, userOf } from './register.ts'
import { branchOf, callIdOf, common, OVER, WAIT, wrong } from './scenario.ts'
import type { Call, CalleeRole, Ends, Ids, Reaction, Scenario } from './scenario.ts'

const OFFER =
  'v=0\r\no=load 1 1 IN IP4 192.0.2.10\r\ns=-\r\nc=IN IP4 192.0.2.10\r\nt=0 0\r\n' +
  'm=audio 49170 RTP/AVP 0 8 101\r\na=rtpmap:101 telephone-event/8000\r\na=sendrecv\r\n'

/** What a call has seen so far. */
const Seen = { TRYING: 1, RINGING: 2, ANSWERED: 4 } as const

/** An INVITE for a URI. */
export function invite(ids: Ids, { from }: Ends, uri: string): string {
  return (
    `INVITE ${uri} SIP/2.0\r\n` +
    `Via: SIP/2.0/UDP ${from};rport;branch=${branchOf(ids)}\r\n` +
    'Max-Forwards: 70\r\n' +
    `From: "Load" <sip:load@example.com>;tag=${ids.number}\r\n` +
    `To: <${uri}>\r\n` +
    `Call-ID: ${callIdOf(ids)}\r\n` +
    `CSeq: ${ids.number} INVITE\r\n` +
    `Contact: <sip:load@${from}>\r\n` +
    'User-Agent: load\r\n' +
    'Content-Type: application/sdp\r\n' +
    `Content-Length: ${OFFER.length}\r\n\r\n${OFFER}`
  )
}

/** A request within the call that an answer has made. */
function within(call: Call, answer: string, method: string, cseq: number): string {
  const { ids, ends } = call
  const step = `.${method.toLowerCase()}`
  const contact = valueOf(answer, 'Contact')
  return (
    `${method} ${contact.slice(1, contact.indexOf('>'))} SIP/2.0\r\n` +
    `Via: SIP/2.0/UDP ${ends.from};rport;branch=${branchOf(ids, step)}\r\n` +
    'Max-Forwards: 70\r\n' +
    `Route: ${valueOf(answer, 'Record-Route')}\r\n` +
    `From: "Load" <sip:load@example.com>;tag=${ids.number}\r\n` +
    `To: ${valueOf(answer, 'To')}\r\n` +
    `Call-ID: ${callIdOf(ids)}\r\n` +
    `CSeq: ${cseq} ${method}\r\n` +
    'User-Agent: load\r\n' +
    'Content-Length: 0\r\n\r\n'
  )
}

/** The tag that the callee has in the call of an operation. */
function tagOf(number: string | number): string {
  return `callee-${number}`
}

/** What is wrong with an answer of the callee to the INVITE; '' for nothing. */
function answerFault(text: string, status: number, { ids, ends }: Call): string {
  const fault = faultOf(text, ids, { status, method: 'INVITE' })
  if (fault !== '') return fault
  if (!valueOf(text, 'To').endsWith(`;tag=${tagOf(ids.number)}`)) return 'tag of To'
  if (countOf(text, 'Via') !== 1) return 'one Via'
  if (!valueOf(text, 'Record-Route').startsWith(`<sip:${ends.server}`)) return 'Record-Route'
  return valueOf(text, 'Contact').endsWith(`@${ends.callee}>`) ? '' : 'Contact'
}

/** Takes a call from its INVITE to the answer to its BYE. */
export function takeCall(text: string, call: Call): Reaction {
  const { ids, seen } = call
  if (seen >= Seen.ANSWERED) {
    const facts = { status: 200, method: 'BYE', step: '.bye', cseq: ids.number + 1 }
    const fault = faultOf(text, ids, facts)
    return fault === '' ? OVER : wrong(fault)
  }
  if (seen === 0) {
    call.seen = Seen.TRYING
    const fault = faultOf(text, ids, { status: 100, method: 'INVITE' })
    return fault === '' ? WAIT : wrong(fault)
  }
  if (seen === Seen.TRYING) {
    call.seen |= Seen.RINGING
    const fault = answerFault(text, 180, call)
    return fault === '' ? WAIT : wrong(fault)
  }
  call.seen |= Seen.ANSWERED
  const fault = answerFault(text, 200, call)
  if (fault !== '') return wrong(fault)
  const ack = within(call, text, 'ACK', ids.number)
  return { fault: '', send: [ack, within(call, text, 'BYE', ids.number + 1)], over: false }
}

/** What is wrong with a request that came along the route; '' for nothing. */
function routedFault(request: string, at: string): string {
  const fault = passedFault(request)
  if (fault !== '') return fault
  if (!request.slice(0, request.indexOf('\r\n')).includes(`@${at} SIP/2.0`)) return 'request URI'
  if (countOf(request, 'Route') !== 0) return 'a Route that is left'
  return valueOf(request, 'To').endsWith(`;tag=${tagOf(numberOf(request))}`) ? '' : 'tag of To'
}

/** A phone that rings, answers, and is hung up. */
export function phone(): CalleeRole {
  let invites = 0
  let acks = 0
  let byes = 0
  return {
    answer(message, at, fault) {
      const method = message.slice(0, message.indexOf(' '))
      const contact = `Contact: <sip:phone@${at}>\r\n`
      const tag = tagOf(numberOf(message))
      let found = ''
      let answers: readonly string[] = []
      if (method === 'INVITE') {
        invites++
        found = countOf(message, 'Record-Route') === 1 ? passedFault(message) : 'one Record-Route'
        answers = [
          answerTo(message, '180 Ringing', tag, contact),
          answerTo(message, '200 OK', tag, contact),
        ]
      } else {
        found = routedFault(message, at)
        if (method === 'ACK') acks++
        else if (method === 'BYE') {
          byes++
          answers = [answerTo(message, '200 OK', tag, '')]
        } else found = 'method'
      }
      if (found !== '') fault(`${found}: ${message.slice(0, 300)}`)
      return answers
    },

    end(operations, fault) {
      if (invites !== operations || acks !== operations || byes !== operations) {
        fault(`${operations} calls, ${invites} INVITEs, ${acks} ACKs, ${byes} BYEs`)
      }
    },
  }
}

const ROUTING = `
loadmodule "pv.so"
loadmodule "sl.so"
loadmodule "tm.so"
loadmodule "rr.so"
loadmodule "maxfwd.so"
loadmodule "siputils.so"
`

/** What every proxy does before it looks for who is called. */
const ENTRY = `
    if (!mf_process_maxfwd_header("10")) {
        sl_send_reply("483", "Too Many Hops");
        exit;
    }
    if (has_totag()) {
        if (!loose_route()) {
            sl_send_reply("404", "Not here");
            exit;
        }
        if (!t_relay()) {
            sl_reply_error();
        }
        exit;
    }
`

/** A call to an address, on whose route the server stays. */
export const relay: Scenario = {
  name: 'relay',
  operation: 'a whole call, record-routed',
  transport: 'udp',
  before: null,
  request: (ids, ends) => invite(ids, ends, `sip:bob@${ends.callee}`),
  take: takeCall,
  callee: phone,

  config: (listen) => `${common(listen)}${ROUTING}
request_route {${ENTRY}
    record_route();
    if (!t_relay()) {
        sl_reply_error();
    }
}
`,
}

/** The same call to one of a thousand registered users. */
export const lookup: Scenario = {
  ...relay,
  name: 'lookup',
  operation: 'a whole call to a registered user, record-routed',
  before: registerAtCallee,
  request: (ids, ends) => invite(ids, ends, `sip:${userOf(ids)}@example.com`),

  config: (listen) => `${common(listen)}${ROUTING}${LOCATIONS}
request_route {${ENTRY}
    if (method == "REGISTER") {
        if (!save("location")) {
            sl_reply_error();
        }
        exit;
    }
    if (!lookup("location")) {
        sl_send_reply("404", "Not Found");
        exit;
    }
    record_route();
    if (!t_relay()) {
        sl_reply_error();
    }
}
`,
}
