/** The load generator's eyes: a call that passes as it must is right, and each way to spoil one is noticed. */

import t from 'tap'

import { lookup, phone, relay, takeCall } from '../bench/scenarios/calls.ts'
import { hold } from '../bench/scenarios/kept.ts'
import { messageRelayed } from '../bench/scenarios/message.ts'
import { registerAuth } from '../bench/scenarios/register.ts'
import type { Call, Scenario } from '../bench/scenarios/scenario.ts'

const ends = { from: '127.0.0.1:7', server: '127.0.0.1:5060', callee: '127.0.0.1:9' }
const call = (): Call => ({ ids: { run: 'r', slot: 3, number: 17 }, ends, seen: 0 })

const VIA = 'Via: SIP/2.0/UDP 127.0.0.1:5060;branch=z9hG4bKserver\r\n'
const ROUTE = '<sip:127.0.0.1:5060;lr>'

/** A request as a proxy sends it on. */
function onward(request: string): string {
  const recorded = request.startsWith('INVITE ') ? `Record-Route: ${ROUTE}\r\n` : ''
  return request
    .replace('\r\n', `\r\n${recorded}${VIA}`)
    .replace('Max-Forwards: 70', 'Max-Forwards: 69')
    .replace(`Route: ${ROUTE}\r\nFrom`, 'From')
}

const backward = (answer: string): string => answer.replace(VIA, '')

const trying = (request: string): string =>
  `SIP/2.0 100 Trying\r\n${request.slice(request.indexOf('Via: '), request.indexOf('Content-'))}\r\n`

/** What is spoilt on the way: of a request to the callee, or of an answer to the caller. */
interface Spoilt {
  readonly request?: (text: string) => string
  readonly answer?: (text: string) => string
}

/** Plays an operation; the faults that either side finds. */
function play(scenario: Pick<Scenario, 'request' | 'take'>, spoilt: Spoilt = {}) {
  const faults: string[] = []
  const fault = (what: string): void => {
    faults.push(what.slice(0, what.includes(':') ? what.indexOf(':') : undefined))
  }
  const role = phone()
  const now = call()
  let over = false
  const hand = (text: string): void => {
    const reaction = scenario.take(spoilt.answer?.(text) ?? text, now)
    if (reaction.fault !== '') fault(reaction.fault)
    over = reaction.over
    for (const next of reaction.send) pass(next)
  }
  const pass = (request: string): void => {
    if (request.startsWith('INVITE ')) hand(trying(request))
    const sent = onward(request)
    for (const answer of role.answer(spoilt.request?.(sent) ?? sent, ends.callee, fault)) {
      if (!over) hand(backward(answer))
    }
  }
  pass(scenario.request(now.ids, ends))
  role.end(1, fault)
  return { faults, over }
}

t.test('a call that passes as it must is right', (t) => {
  t.same(play(relay), { faults: [], over: true })
  t.same(play({ ...lookup, request: relay.request }), { faults: [], over: true })
  t.end()
})

const spoils: readonly (readonly [string, Spoilt])[] = [
  ['no Record-Route', { request: (text) => text.replace(/Record-Route: .*\r\n/, '') }],
  ['Max-Forwards', { request: (text) => text.replace('Max-Forwards: 69', 'Max-Forwards: 70') }],
  ['no Via of the server', { request: (text) => text.replace(VIA, '') }],
  ['a Via twice', { request: (text) => text.replace(VIA, VIA + VIA) }],
  [
    'Vias in the wrong order',
    { request: (text) => text.replace(VIA, '').replace('From: ', `${VIA}From: `) },
  ],
  [
    'a Route that is left',
    { request: (text) => text.replace(/^(ACK [^]*?)From: /, `$1Route: ${ROUTE}\r\nFrom: `) },
  ],
  [
    'another request URI',
    { request: (text) => text.replace(/^BYE \S+/, 'BYE sip:127.0.0.1:5060') },
  ],
  ['another tag', { request: (text) => text.replace('tag=callee-17', 'tag=callee-18') }],
  ['no 100', { answer: (text) => text.replace('SIP/2.0 100 ', 'SIP/2.0 183 ') }],
  ['another status', { answer: (text) => text.replace('SIP/2.0 200 ', 'SIP/2.0 202 ') }],
  ['another tag in an answer', { answer: (text) => text.replace('callee-17', 'callee-1') }],
  [
    'the branch of another',
    { answer: (text) => text.replace('branch=z9hG4bK-load-3-17', 'branch=z9hG4bK-load-3-18') },
  ],
  ['another Call-ID', { answer: (text) => text.replace('Call-ID: 17', 'Call-ID: 18') }],
  ['another CSeq', { answer: (text) => text.replace('CSeq: 18 BYE', 'CSeq: 17 BYE') }],
  [
    'another Contact',
    { answer: (text) => text.replace('phone@127.0.0.1:9>', 'phone@127.0.0.1:8>') },
  ],
  ['a Via that is left', { answer: (text) => text.replace('Via: ', `${VIA}Via: `) }],
]

for (const [name, spoilt] of spoils) {
  t.test(`${name} is noticed`, (t) => {
    t.not(play(relay, spoilt).faults.length, 0)
    t.end()
  })
}

t.test('an ACK that does not arrive is noticed', (t) => {
  const role = phone()
  const faults: string[] = []
  const fault = (what: string): void => {
    faults.push(what)
  }
  role.answer(onward(relay.request(call().ids, ends)), ends.callee, fault)
  role.end(1, fault)
  t.same(faults, ['1 calls, 1 INVITEs, 0 ACKs, 0 BYEs'])
  t.end()
})

t.test('a text message, a ringing call and a challenge are looked at', (t) => {
  const now = call()
  const { ids } = now
  const answered = (request: string, status: string): string =>
    `SIP/2.0 ${status}\r\n${request.slice(request.indexOf('Via: '), request.indexOf('Content-'))}`
  const text = messageRelayed.request(ids, ends)
  t.equal(messageRelayed.take(answered(text, '200 OK'), now).fault, '')
  t.equal(messageRelayed.take(answered(text, '500 No'), now).fault, 'status')
  const ringing = hold.request(ids, ends)
  t.equal(hold.take(answered(ringing, '100 Trying'), now).over, false)
  t.equal(hold.take(answered(ringing, '180 Ringing'), now).over, true)
  const asked = call()
  const first = answered(registerAuth.request(ids, ends), '401 Who')
  t.equal(registerAuth.take(first, asked).fault, 'challenge')
  const challenge =
    'WWW-Authenticate: Digest realm="example.com", nonce="n"\r\nContent-Length: 0\r\n\r\n'
  const [second = ''] = registerAuth.take(first + challenge, call()).send
  t.match(second, 'response="052094887270d842c46c29909dadfea1"')
  t.end()
})

t.test('takeCall: an answer before the 100 is wrong', (t) => {
  t.not(takeCall('SIP/2.0 200 OK\r\n\r\n', call()).fault, '')
  t.end()
})
