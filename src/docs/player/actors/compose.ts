/** The messages that actors send: sound defaults, and in their place what the example writes. */

import { HeaderId } from '../../../sip/header-names.ts'
import type { Message } from '../../../sip/message.ts'
import { statusPhrases } from '../../../sip/status-phrases.ts'
import type { ActorState, ReceivedRequest } from './actor-state.ts'
import type { Bindings } from '../match/bindings.ts'
import { DocsCode } from '../codes.ts'
import { tagOf, valueOf } from './dialog.ts'
import { type Endpoint, hostPort } from './endpoint.ts'
import { printMessage, replaceFields, type Field } from './fields.ts'
import { fill } from '../match/text.ts'
import { valuesOf } from '../match/message.ts'
import type { Pattern } from '../grammar/pattern.ts'
import { isProblem, problem, type Place, type Problem } from '../problem.ts'
import { provedValue } from './proof.ts'
import type { RequestPlan } from './request-plan.ts'
import type { ReplyLine, RequestLine, WrittenMessage } from '../grammar/step.ts'

/** Requests that say where the sender can be reached (RFC 3261 table 2, RFC 3515, RFC 3311, RFC 6665). */
const contactRequests: ReadonlySet<string> = new Set([
  'INVITE',
  'NOTIFY',
  'OPTIONS',
  'REFER',
  'REGISTER',
  'SUBSCRIBE',
  'UPDATE',
])

/** Requests whose replies say it, up to 299. */
const contactReplies: ReadonlySet<string> = new Set([
  'INVITE',
  'NOTIFY',
  'REFER',
  'SUBSCRIBE',
  'UPDATE',
])

/** A header line that is written, filled in. */
interface WrittenField extends Field {
  readonly place: Place
}

/** What is written, with all names filled in. */
interface Filled {
  readonly fields: readonly WrittenField[]
  readonly absent: readonly string[]
  readonly body: string
}

/**
 * A request.
 *
 * @param actor - who sends it
 * @param step - what is written
 * @param line - its start line
 * @param plan - what it belongs to
 * @param bindings - what names stand for
 * @returns the message, or the name that nothing is bound to
 */
export function composeRequest(
  actor: ActorState,
  step: WrittenMessage,
  { line, plan, uri }: { line: RequestLine; plan: RequestPlan; uri: string },
  bindings: Bindings,
): string | Problem {
  const filled = fillMessage(step, bindings)
  if (isProblem(filled)) return filled
  const { method } = line
  const defaults: Field[] = [
    { name: 'Via', value: plan.via },
    { name: 'Max-Forwards', value: '70' },
    ...plan.routes.map((value) => ({ name: 'Route', value })),
    { name: 'From', value: plan.from },
    { name: 'To', value: plan.to },
    { name: 'Call-ID', value: plan.callId },
    { name: 'CSeq', value: `${plan.cseq} ${method}` },
  ]
  if (contactRequests.has(method)) defaults.push(contactField(actor))
  if (method === 'PRACK') defaults.push(...reliableAck(actor))
  defaults.push(...aboutBody(filled.body))
  const written: Field[] = []
  for (const { name, value, place } of filled.fields) {
    const proved = provedValue(actor, name, value, { method, uri, body: filled.body }, place)
    if (typeof proved !== 'string') return proved
    written.push({ name, value: proved })
  }
  const fields = replaceFields(defaults, written, filled.absent)
  return printMessage(`${method} ${uri} ${line.version ?? 'SIP/2.0'}`, fields, filled.body)
}

/**
 * A reply.
 *
 * @param actor - who sends it
 * @param step - what is written
 * @param line - its start line
 * @param request - what it answers
 * @param bindings - what names stand for
 * @returns the message, or the name that nothing is bound to
 */
export function composeReply(
  actor: ActorState,
  step: WrittenMessage,
  { line, request }: { line: ReplyLine; request: ReceivedRequest },
  bindings: Bindings,
): string | Problem {
  const filled = fillMessage(step, bindings)
  if (isProblem(filled)) return filled
  const reason =
    line.reason === null ? phraseOf(line.status) : fillAt(line.reason, line.statusPlace, bindings)
  if (typeof reason !== 'string') return reason
  const { message } = request
  const forming = line.status > 100 && line.status < 300
  const defaults: Field[] = [
    ...copied(message, 'Via'),
    ...(forming ? copied(message, 'Record-Route') : []),
    ...copied(message, 'From'),
    { name: 'To', value: taggedTo(request, line.status) },
    ...copied(message, 'Call-ID'),
    ...copied(message, 'CSeq'),
  ]
  if (forming && contactReplies.has(message.method)) defaults.push(contactField(actor))
  defaults.push(...aboutBody(filled.body))
  const fields = replaceFields(defaults, filled.fields, filled.absent)
  return printMessage(`SIP/2.0 ${line.status} ${reason}`, fields, filled.body)
}

/**
 * A request of HTTP to the server.
 *
 * @param step - what is written
 * @param line - its start line
 * @param server - where the server is
 * @param bindings - what names stand for
 */
export function composeHttpRequest(
  step: WrittenMessage,
  line: RequestLine,
  server: Endpoint,
  bindings: Bindings,
): string | Problem {
  const filled = fillMessage(step, bindings)
  if (isProblem(filled)) return filled
  const uri = fillAt(line.uri, line.uriPlace, bindings)
  if (typeof uri !== 'string') return uri
  const bodiless = filled.body === '' && (line.method === 'GET' || line.method === 'HEAD')
  const defaults: Field[] = [
    { name: 'Host', value: hostPort(server) },
    ...(bodiless ? [] : aboutBody(filled.body)),
  ]
  const fields = replaceFields(defaults, filled.fields, filled.absent)
  return printMessage(`${line.method} ${uri} ${line.version ?? 'HTTP/1.1'}`, fields, filled.body)
}

/** An answer of HTTP to a request of the server. */
export function composeHttpReply(
  step: WrittenMessage,
  line: ReplyLine,
  bindings: Bindings,
): string | Problem {
  const filled = fillMessage(step, bindings)
  if (isProblem(filled)) return filled
  const reason =
    line.reason === null ? phraseOf(line.status) : fillAt(line.reason, line.statusPlace, bindings)
  if (typeof reason !== 'string') return reason
  const fields = replaceFields([...aboutBody(filled.body)], filled.fields, filled.absent)
  return printMessage(`HTTP/1.1 ${line.status} ${reason}`, fields, filled.body)
}

/** The text of a pattern that is to be sent, or what is wrong with it. */
export function fillAt(pattern: Pattern, place: Place, bindings: Bindings): string | Problem {
  const filled = fill(pattern, bindings)
  if (typeof filled === 'string') return filled
  const fact =
    filled.kind === 'any'
      ? '`{*}` is any text, and this is sent, so it needs a text'
      : `\`${filled.source}\` is to be sent, and nothing above has bound \`${filled.name}\``
  return problem(DocsCode.UNBOUND, place, fact)
}

function fillMessage(step: WrittenMessage, bindings: Bindings): Filled | Problem {
  const fields: WrittenField[] = []
  const absent: string[] = []
  for (const line of step.headers) {
    if (line.kind === 'absent') {
      absent.push(line.name)
      continue
    }
    const value = fillAt(line.value, line.valuePlace, bindings)
    if (typeof value !== 'string') return value
    fields.push({ name: line.name, value, place: line.valuePlace })
  }
  const lines: string[] = []
  for (const line of step.body ?? []) {
    const text = fillAt(line.text, line.place, bindings)
    if (typeof text !== 'string') return text
    lines.push(text)
  }
  return { fields, absent, body: printBody(lines) }
}

/** Lines end as they do on the wire; a session description ends with a line end (RFC 8866 section 5), other bodies do not. */
function printBody(lines: readonly string[]): string {
  const body = lines.join('\r\n')
  return isSession(body) ? `${body}\r\n` : body
}

function isSession(body: string): boolean {
  return body.startsWith('v=0')
}

function aboutBody(body: string): readonly Field[] {
  const length = { name: 'Content-Length', value: String(body.length) }
  if (body === '') return [length]
  const type = isSession(body) ? 'application/sdp' : 'text/plain'
  return [{ name: 'Content-Type', value: type }, length]
}

function contactField(actor: ActorState): Field {
  const { proto } = actor.endpoint
  const transport = proto === 'udp' ? '' : `;transport=${proto}`
  return { name: 'Contact', value: `<sip:${actor.name}@${hostPort(actor.endpoint)}${transport}>` }
}

/** RAck for the latest reliable provisional reply (RFC 3262 section 4). */
function reliableAck(actor: ActorState): readonly Field[] {
  const reply = actor.received.findLast((message) => message.first(HeaderId.RSEQ) !== null)
  if (reply === undefined) return []
  return [
    { name: 'RAck', value: `${valueOf(reply, HeaderId.RSEQ)} ${valueOf(reply, HeaderId.CSEQ)}` },
  ]
}

function copied(request: Message, name: string): readonly Field[] {
  return valuesOf(request, name).map((value) => ({ name, value }))
}

function taggedTo(request: ReceivedRequest, status: number): string {
  const to = valueOf(request.message, HeaderId.TO)
  return status === 100 || tagOf(to) !== null ? to : `${to};tag=${request.tag}`
}

function phraseOf(status: number): string {
  return statusPhrases.get(status) ?? 'Unknown'
}
