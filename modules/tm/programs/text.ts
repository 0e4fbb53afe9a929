/**
 * A request as programs of the first years read it, line by line.
 *
 * The form is what Kamailio 5.6.3 writes, found by looking at it: test/differential/programs.test.ts has both write the same requests.
 */

import {
  contacts,
  type Context,
  type Fault,
  HeaderId,
  type Message,
  MethodId,
  routeList,
} from 'siprose'

import type { Cell } from '../engine/cell.ts'
import type { Appended } from './append.ts'

/** The version of the form. */
const VERSION = '0.3'
/** There is none. */
const NONE = '.'

/** What the program is to do, and what it is told besides. */
export interface Order {
  readonly action: string
  readonly append: Appended | null
}

/** Where requests of the dialog go, from the callee's end. */
interface DialogRoute {
  readonly target: string
  readonly routes: string
  readonly nextHop: string
}

/** Its lines. */
export function programText(ctx: Context, cell: Cell, { action, append }: Order): string {
  const { message, listener, uri } = ctx
  const { target, routes, nextHop } = dialogRoute(message)
  const lines = [
    VERSION,
    `sip_request.${action}`,
    message.method,
    uri?.user ?? '',
    uri?.host ?? '',
    listener.address,
    `${listener.port}`,
    message.requestUri,
    target,
    withoutParameters(message),
    message.first(HeaderId.TO)?.raw.trim() ?? '',
    message.callId ?? '',
    message.fromTag ?? '',
    message.toTag ?? '',
    `${message.cseq?.number ?? 0}`,
    `${cell.index}:${cell.label}`,
    routes,
    nextHop,
    `P-MsgFlags: ${flagsOf(ctx)}`,
    ...(append === null ? [] : appendedLines(ctx, append)),
    NONE,
    append?.body === true || message.methodId === MethodId.INVITE ? message.body : NONE,
  ]
  return `${lines.join('\n')}\n`
}

/** From without what stands behind its URI. */
function withoutParameters({ from }: Message): string {
  if (from === null) return ''
  const end = from.bracketed ? from.text.indexOf('>', from.uriEnd) + 1 : from.uriEnd
  const text = from.text.slice(from.start, end)
  return from.bracketed && from.text.charCodeAt(end) === SPACE ? `${text} ` : text
}

const SPACE = 32

/** Bits of the message as the other server has them, the lowest digit first; what it has besides means nothing outside. */
function flagsOf({ forceRport, routeType }: Context): string {
  if (routeType === 'failure') return forceRport ? '19' : '09'
  return forceRport ? '18' : '08'
}

/** The route of the dialog that Contact and Record-Route say (RFC 3261 section 12.1.1); a strict router is the target itself. */
function dialogRoute(message: Message): DialogRoute {
  const contact = contactUri(message) ?? message.from?.uri ?? ''
  const recorded: { readonly text: string; readonly uri: string; readonly loose: boolean }[] = []
  for (let header = message.first(HeaderId.RECORD_ROUTE); header !== null;) {
    for (const entry of routeList(header)) {
      if (!('parsedUri' in entry)) continue
      const loose = entry.parsedUri?.param('lr') != null
      recorded.push({ text: `<${entry.uri}>`, uri: entry.uri, loose })
    }
    header = message.next(header)
  }
  const [first, ...rest] = recorded
  if (first === undefined) return { target: contact, routes: NONE, nextHop: NONE }
  const all = recorded.map(({ text }) => text).join(',')
  if (first.loose) return { target: contact, routes: `${first.text},${all}`, nextHop: first.uri }
  const behind = [...rest.map(({ text }) => text), `<${contact}>`]
  return { target: first.uri, routes: behind.join(','), nextHop: NONE }
}

/** The last Contact of the first header that has some. */
function contactUri(message: Message): string | null {
  const found = contacts(message).at(-1)
  return found === undefined || isFault(found) ? null : found.address.uri
}

function isFault(entry: object): entry is Fault {
  return !('address' in entry)
}

function appendedLines({ message, avps }: Context, { lines }: Appended): readonly string[] {
  const written: string[] = []
  for (const { kind, of, name } of lines) {
    const value = kind === 'avp' ? avps.get(of, 0) : (message.named(of)?.raw.trim() ?? null)
    if (value !== null) written.push(`${name}: ${String(value)}`)
  }
  return written
}
