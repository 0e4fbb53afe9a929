/** Builds from a message all that can be built: what comes out has to be a message, and the right one. */

import { buildAck, buildCancel } from '../../src/sip/ack-cancel.ts'
import { loopBranch, loopsBack } from '../../src/sip/branch.ts'
import { buildForwardedReply, buildReply, buildRequest } from '../../src/sip/build.ts'
import { FaultCode } from '../../src/sip/errors.ts'
import { type Message, parseMessageText } from '../../src/sip/message.ts'
import { newRequest } from '../../src/sip/new-request.ts'
import type { Dice } from './dice.ts'
import { equal, Finding } from './finding.ts'

const VIA = 'SIP/2.0/UDP 192.0.2.1;branch='

/** Faults that a message may have only once it has become longer. */
const limits: ReadonlySet<string> = new Set(
  Object.values(FaultCode).filter((code) => /too-(long|many|large|deep)/.test(code)),
)

/** Whether a message is at fault for nothing but its length. */
export function isLimit({ fault }: Message): boolean {
  return fault !== null && limits.has(fault.code)
}

/** @throws Finding for a message at fault for more than its length */
export function checkSound(message: Message, what: string): void {
  if (message.fault !== null && !isLimit(message))
    throw new Finding(`${what} has ${message.fault.code}`)
}

export function buildAll(message: Message, dice: Dice): void {
  const branch = loopBranch(message, 'x')
  const parse = (text: string): Message => parseMessageText(text, message.rules)
  const options = {
    requestUri: 'sip:x',
    via: VIA + branch,
    maxForwards: 1,
    received: '192.0.2.2',
    rport: 9,
    extra: 'X-Extra: y\r\n',
    stream: true,
  }
  const request = parse(buildRequest(message, options))
  const answer = { toTag: 'x', extra: '', received: 'r', rport: 1, server: 's' }
  const reply = parse(buildReply(message, 400, 'Bad', answer))
  const ack = parse(buildAck(message, reply))
  const cancel = parse(buildCancel(message))
  buildForwardedReply(message, true)
  fromNothing(message, dice)
  if (message.fault !== null || !message.isRequest) return
  checkSound(request, 'a forwarded request')
  checkSound(reply, 'a reply')
  if (request.fault === null) {
    equal(request.via?.branch, branch, 'our Via is not the top one')
    equal(request.body, message.body, 'the body changes on its way')
  }
  if (reply.fault === null) {
    equal(reply.status, 400, 'a reply has another status')
    equal(reply.body, '', 'a reply has a body')
  }
  checkHop(message, ack, 'ACK')
  checkHop(message, cancel, 'CANCEL')
  // sent as it came, it is the very request when it comes back
  const back = parse(buildRequest(message, { ...options, requestUri: null }))
  if (back.fault === null)
    equal(
      loopsBack(back, () => true),
      true,
      'a loop is not seen',
    )
}

/** An ACK or CANCEL belongs to its request: the same target, Via and Call-ID. */
function checkHop(message: Message, built: Message, method: string): void {
  checkSound(built, method)
  if (built.fault !== null) return
  equal(built.method, method, `the method of ${method}`)
  equal(built.requestUri, message.requestUri, `the target of ${method}`)
  equal(built.callId, message.callId, `the Call-ID of ${method}`)
  equal(built.via?.branch, message.via?.branch, `the branch of ${method}`)
}

/** A new request of whatever values a message has: none of them may add a header. */
function fromNothing({ text }: Message, dice: Dice): void {
  const part = (): string => {
    const at = dice.below(text.length + 1)
    return text.slice(at, at + dice.below(60))
  }
  const headers = [['X-A', part()] as const, ['X-B', part()] as const]
  const made = newRequest({
    method: 'OPTIONS',
    uri: 'sip:a',
    via: `${VIA}z9hG4bKx`,
    from: part(),
    to: part(),
    callId: part(),
    cseq: 1,
    headers,
    body: part(),
  })
  const read = parseMessageText(made)
  checkSound(read, 'a new request')
  equal(read.headerCount, 9, 'headers of a new request')
  equal(read.named('X-B')?.index, 7, 'the place of a header in a new request')
}
