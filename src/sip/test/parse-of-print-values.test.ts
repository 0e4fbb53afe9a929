/** What is printed is what is read: headers with numbers, words and parameters. */

import * as fc from 'fast-check'
import t from 'tap'

import { parseDate, printDate } from '../date.ts'
import type { Fault } from '../errors.ts'
import { HeaderId } from '../header-names.ts'
import { acceptedTypes } from '../headers/accept.ts'
import { allowedMethods } from '../headers/allow.ts'
import { contentDisposition } from '../headers/content-disposition.ts'
import { contentType } from '../headers/content-type.ts'
import { replacedDialog, targetDialog } from '../headers/dialog-id.ts'
import { eventType } from '../headers/event.ts'
import { expires, minExpires } from '../headers/expires.ts'
import { featureCaps } from '../headers/feature-caps.ts'
import { identities } from '../headers/identity.ts'
import { inReplyTo } from '../headers/in-reply-to.ts'
import { optionTags } from '../headers/option-tags.ts'
import { privacy } from '../headers/privacy.ts'
import { userAgent } from '../headers/product.ts'
import { rack, rseq } from '../headers/rack.ts'
import { printReason, reasons } from '../headers/reason.ts'
import { retryAfter } from '../headers/retry-after.ts'
import { securityMechanisms } from '../headers/security.ts'
import { minSe, sessionExpires } from '../headers/session-expires.ts'
import { subscriptionState } from '../headers/subscription-state.ts'
import { timestamp } from '../headers/timestamp.ts'
import { printWarning, warnings } from '../headers/warning.ts'
import { type Message } from '../message.ts'
import type { ParamValue } from '../param-value.ts'
import {
  bounds,
  letters,
  token,
  word,
  callId,
  seconds,
  maybe,
  anyText,
  host,
  uri,
  params,
  printParams,
  readParams,
  sound,
  row,
  listOf,
} from './random-values.ts'

row({
  name: 'CSeq',
  fields: fc.record({ number: fc.nat(2 ** 31 - 1), method: token }),
  print: ({ number, method }, sws) => `${number} ${sws}${method}`,
  read: (message) => {
    const { number, method } = sound(message.cseq)
    return { number, method }
  },
})
row({ name: 'i', fields: callId, print: (id) => id, read: (message) => sound(message.callId) })

/** A header with a number. */
const number = (name: string, read: (message: Message) => number | null): void =>
  row({ name, fields: seconds, print: String, read: (message) => sound(read(message)) })

number('Max-Forwards', (message) => message.maxForwards)
number('Content-Length', (message) => message.contentLength)
number('Expires', expires)
number('Min-Expires', minExpires)
number('RSeq', rseq)
number('Min-SE', minSe)

/** A header with one value and parameters. */
const valued = (name: string, read: (message: Message) => ParamValue | null, value = token): void =>
  row({
    name,
    fields: fc.record({ value, params }),
    print: ({ value, params }, sws) => value + printParams(params, sws),
    read: (message, { params }) => {
      const found = sound(read(message))
      return { value: found.value, params: readParams(params, found) }
    },
  })

valued('Event', eventType)
valued('Subscription-State', subscriptionState)
valued('Content-Disposition', contentDisposition)
valued('Session-Expires', sessionExpires, seconds.map(String))

/** A header with a list of values and parameters. */
const values = (
  name: string,
  read: (message: Message) => readonly (ParamValue | Fault)[],
  value: fc.Arbitrary<string>,
): void =>
  row({
    name,
    fields: listOf(fc.record({ value, params })),
    print: (list, sws) =>
      list.map(({ value, params }) => value + printParams(params, sws)).join(`${sws},${sws}`),
    read: (message, list) =>
      list.map(({ params }, place) => {
        const found = sound(read(message)[place])
        return { value: found.value, params: readParams(params, found) }
      }),
  })

const mediaRange = fc.tuple(word, word).map(([type, subtype]) => `${type}/${subtype}`)
values('Accept', acceptedTypes, mediaRange)
values('Security-Server', (message) => securityMechanisms(message, HeaderId.SECURITY_SERVER), word)
values('Feature-Caps', featureCaps, fc.constant('*'))

row({
  name: 'c',
  fields: fc.record({
    type: word.map((text) => text.toLowerCase()),
    subtype: word.map((text) => text.toLowerCase()),
    params,
  }),
  print: ({ type, subtype, params }, sws) =>
    `${type}${sws}/${sws}${subtype}${printParams(params, sws)}`,
  read: (message, { params }) => {
    const found = sound(contentType(message))
    return { type: found.type, subtype: found.subtype, params: readParams(params, found) }
  },
})

/** A header with a list of words. */
const words = (
  name: string,
  read: (message: Message) => readonly (string | Fault)[],
  element = token,
): void =>
  row({
    name,
    fields: listOf(element),
    print: (list, sws) => list.join(`${sws},${sws}`),
    read: (message) => read(message).map(sound),
  })

words('Allow', allowedMethods)
words('Supported', (message) => optionTags(message, HeaderId.SUPPORTED))
words('Require', (message) => optionTags(message, HeaderId.REQUIRE))
words('In-Reply-To', inReplyTo, callId)
row({
  name: 'Privacy',
  fields: listOf(letters('abc')),
  print: (list, sws) => list.join(`${sws};${sws}`),
  read: (message) => [...privacy(message)],
})

row({
  name: 'Reason',
  fields: listOf(fc.record({ protocol: letters('ABC'), cause: fc.nat(699), text: anyText })),
  print: (list, sws) =>
    list
      .map(({ protocol, cause, text }) => printReason(protocol, cause, text))
      .join(`${sws},${sws}`),
  read: (message) =>
    reasons(message).map((found) => {
      const { protocol, cause, text } = sound(found)
      return { protocol, cause: sound(cause), text }
    }),
})

row({
  name: 'Warning',
  fields: listOf(
    fc.record({ code: fc.integer({ min: 100, max: 999 }), agent: host, text: anyText }),
  ),
  print: (list, sws) =>
    list.map(({ code, agent, text }) => printWarning(code, agent, text)).join(`${sws},${sws}`),
  read: (message) =>
    warnings(message).map((found) => {
      const { code, agent, text } = sound(found)
      return { code, agent: agent as 'h', text }
    }),
})

row({
  name: 'Retry-After',
  fields: fc.record({ seconds, comment: maybe(letters('ab c')), duration: maybe(seconds) }),
  print: ({ seconds, comment, duration }, sws) =>
    `${seconds}${comment === null ? '' : `${sws}(${comment})`}${duration === null ? '' : `${sws};duration${sws}=${sws}${duration}`}`,
  read: (message) => {
    const { seconds, comment, duration } = sound(retryAfter(message))
    return { seconds, comment, duration }
  },
})

row({
  name: 'Replaces',
  fields: fc.record({
    callId: callId.filter((text) => !/[;=]/.test(text)),
    localTag: token,
    remoteTag: token,
    earlyOnly: fc.boolean(),
  }),
  print: ({ callId, localTag, remoteTag, earlyOnly }, sws) =>
    `${callId}${sws};to-tag=${localTag}${sws};${sws}from-tag=${remoteTag}${earlyOnly ? ';early-only' : ''}`,
  read: (message) => {
    const { callId, localTag, remoteTag, earlyOnly } = sound(replacedDialog(message))
    return { callId, localTag, remoteTag, earlyOnly }
  },
})

row({
  name: 'Target-Dialog',
  fields: fc.record({ callId: word, localTag: token, remoteTag: token }),
  print: ({ callId, localTag, remoteTag }, sws) =>
    // as the sender sees them
    `${callId};remote-tag=${localTag}${sws};local-tag=${remoteTag}`,
  read: (message) => {
    const { callId, localTag, remoteTag } = sound(targetDialog(message))
    return { callId, localTag, remoteTag }
  },
})

row({
  name: 'Identity',
  fields: fc.record({
    token: letters('abcXYZ019-_.').filter((text) => !/^\.|\.$/.test(text)),
    info: uri,
    alg: fc.constantFrom('ES256', null),
    ppt: fc.constantFrom('shaken', 'div', null),
  }),
  print: ({ token, info, alg, ppt }, sws) =>
    `${token}${sws};${sws}info${sws}=${sws}<${info}>${alg === null ? '' : `;alg=${alg}`}${ppt === null ? '' : `;ppt="${ppt}"`}`,
  read: (message) => {
    const { token, info, alg, ppt } = sound(identities(message)[0])
    return { token, info, alg: alg as 'ES256', ppt: ppt as 'shaken' }
  },
})

row({
  name: 'User-Agent',
  fields: listOf(fc.record({ name: word, version: maybe(word) })),
  print: (list) =>
    list.map(({ name, version }) => (version === null ? name : `${name}/${version}`)).join(' '),
  read: (message) => userAgent(message).map(({ name, version }) => ({ name, version })),
})

row({
  name: 'RAck',
  fields: fc.record({
    rseq: fc.integer({ min: 1, max: 2 ** 31 }),
    number: fc.nat(2 ** 31 - 1),
    method: token,
  }),
  print: ({ rseq, number, method }, sws) => `${rseq} ${sws}${number} ${sws}${method}`,
  read: (message) => {
    const { rseq, cseq } = sound(rack(message))
    return { rseq, number: cseq.number, method: cseq.method }
  },
})

row({
  name: 'Timestamp',
  fields: fc.record({ seconds: fc.nat(10 ** 6), delay: fc.nat(100) }),
  print: ({ seconds, delay }, sws) => `${seconds} ${sws}${delay}`,
  read: (message) => {
    const { seconds, delay } = sound(timestamp(message))
    return { seconds, delay }
  },
})

t.test('a date that is printed is the date that is read', (t) => {
  const property = fc.property(
    fc.nat(4 * 10 ** 9),
    (at) => parseDate(printDate(at * 1000)) === at * 1000,
  )
  fc.assert(property, bounds)
  t.end()
})
