/** The start line of a message compared with what is written. */

import { trimBytes } from '../bytes.ts'
import type { Message } from '../../../sip/message.ts'
import type { Bindings } from './bindings.ts'
import { DocsCode } from '../codes.ts'
import { escaped, quoted, type Difference } from './difference.ts'
import { matchText } from './text.ts'
import { matchUri } from './uri.ts'
import { problem, type Place } from '../problem.ts'
import type { ReplyLine, RequestLine, StartLine } from '../grammar/step.ts'

/** How a message is called in a sentence: "an INVITE", "a 200 to INVITE". */
export function describe(message: Message): string {
  if (message.fault !== null) return 'bytes that are no SIP message'
  if (!message.isRequest) return `the reply ${quoted(firstLine(message))}`
  return `the request ${quoted(firstLine(message))}`
}

function firstLine(message: Message): string {
  return message.isRequest
    ? `${message.method} ${message.requestUri}`
    : `${message.status} ${message.reason}`
}

/** The start line of a message, as a line of a transcript would have it. */
export function startLineOf(message: Message): string {
  return trimBytes(escaped(firstLine(message)))
}

/**
 * Compares a start line.
 *
 * @param start - what is written
 * @param message - what came
 * @param bindings - bound where it fits
 * @returns the difference, or null
 */
export function matchStart(
  start: StartLine,
  message: Message,
  bindings: Bindings,
): Difference | null {
  if (start.kind === 'request' && message.isRequest) return matchRequest(start, message, bindings)
  if (start.kind === 'reply' && !message.isRequest) return matchReply(start, message, bindings)
  const wanted = start.kind === 'request' ? 'a request' : 'a reply'
  return difference(
    start.place,
    start.place,
    `${wanted} is written here, and ${describe(message)} came`,
    startLineOf(message) + modifiers(start),
  )
}

function matchRequest(start: RequestLine, message: Message, bindings: Bindings): Difference | null {
  const uriFits = matchUri(start.uri, message.requestUri, bindings)
  const uri = uriFits ? start.uri.source : escaped(message.requestUri)
  const usual = message.version === 'HTTP/1.1' ? 'HTTP/1.1' : 'SIP/2.0'
  const version = message.version === usual ? '' : ` ${message.version}`
  const instead = `${message.method} ${uri}${version}${modifiers(start)}`
  if (start.method !== message.method) {
    const fact = `\`${start.method}\` is written here, and ${describe(message)} came`
    return difference(start.place, start.place, fact, instead)
  }
  if (!uriFits) {
    const fact = `the request URI is ${quoted(message.requestUri)}`
    return difference(start.place, start.uriPlace, fact, instead)
  }
  if ((start.version ?? usual) !== message.version) {
    const fact = `the version is ${quoted(message.version)}`
    return difference(start.place, start.place, fact, instead)
  }
  return null
}

function matchReply(start: ReplyLine, message: Message, bindings: Bindings): Difference | null {
  const reasonFits = start.reason === null || matchText(start.reason, message.reason, bindings)
  const reason = reasonFits ? (start.reason?.source ?? '') : escaped(message.reason)
  const to = start.method === null ? '' : ` to ${message.method}`
  const instead = trimBytes(`${message.status} ${reason}`) + to + modifiers(start)
  if (start.status !== message.status || !reasonFits) {
    const fact = `${describe(message)} came`
    return difference(start.place, start.statusPlace, fact, instead)
  }
  if (start.method !== null && start.method !== message.method) {
    const fact = `the reply is one to \`${message.method}\``
    return difference(start.place, start.place, fact, instead)
  }
  return null
}

/** A start line as a transcript has it. */
export function printStart(start: StartLine): string {
  if (start.kind === 'request') {
    const version = start.version === null ? '' : ` ${start.version}`
    return `${start.method} ${start.uri.source}${version}${modifiers(start)}`
  }
  const reason = start.reason === null ? '' : ` ${start.reason.source}`
  const to = start.method === null ? '' : ` to ${start.method}`
  return `${start.status}${reason}${to}${modifiers(start)}`
}

function modifiers(start: StartLine): string {
  const only = start.only ? ' only' : ''
  if (start.again === null) return only
  return start.again === 1 ? `${only} again` : `${only} again x${start.again}`
}

function difference(from: Place, marked: Place, message: string, line: string): Difference {
  return {
    problem: problem(DocsCode.START_LINE, marked, message),
    rewrite: { place: from, lastLine: from.line, lines: [line] },
  }
}
