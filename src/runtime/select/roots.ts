/** Where selects start: parts of the message, where it came from, and settings of the configuration. */

import { HeaderId, headerId } from '../../sip/header-names.ts'
import { viaAt, type Via } from '../../sip/headers/via.ts'
import { printAddressPort } from '../sockets/own-addresses.ts'
import type { Context } from '../context.ts'
import { address, firstAddress, type Follow, paramValue, type Read, text, uri } from './parts.ts'
import type { Step } from './path.ts'

/** A root: from its own step and those that follow, the reader; null where they mean nothing. */
export type Root = (root: Step, steps: readonly Step[]) => Read | null

/** A root that reads one thing, whatever its index. */
function simple(read: Read, follow: Follow = text): Root {
  return (_root, steps) => follow(read, steps)
}

/** The value of a header; of several the one the index names. */
function header(id: number, follow: Follow = text): Root {
  return ({ index }, steps) => follow((ctx) => headerValue(ctx, id, index ?? 1), steps)
}

function headerValue({ message }: Context, id: number, index: number): string | null {
  let at = message.first(id)
  if (index > 0) {
    for (let left = index; left > 1 && at !== null; left--) at = message.next(at)
    return at?.value ?? null
  }
  const values: string[] = []
  for (; at !== null; at = message.next(at)) values.push(at.value)
  return values.at(index) ?? null
}

const viaParts: ReadonlyMap<string, (via: Via) => string | null> = new Map<
  string,
  (via: Via) => string | null
>([
  ['name', (via) => via.protocol],
  ['version', (via) => via.version],
  ['transport', (via) => via.transport],
  ['host', (via) => via.host],
  ['port', (via) => (via.port === null ? null : String(via.port))],
  ['comment', (via) => via.comment],
  ['branch', (via) => via.branch],
  ['received', (via) => via.received],
  ['rport', (via) => via.param('rport')],
  ['i', (via) => via.param('i')],
  ['alias', (via) => via.param('alias')],
])

const via: Root = ({ index }, steps) => {
  const place = index ?? 1
  const [part, wanted, ...more] = steps
  if (part === undefined) return (ctx) => viaOf(ctx, place)?.text ?? null
  if (part.name === 'params' && wanted !== undefined) {
    return text((ctx) => paramValue(viaOf(ctx, place)?.param(wanted.name)), more)
  }
  const read = viaParts.get(part.name)
  if (read === undefined || wanted !== undefined) return null
  return (ctx) => {
    const found = viaOf(ctx, place)
    return found === null ? null : read(found)
  }
}

function viaOf({ message }: Context, place: number): Via | null {
  if (place > 0) return viaAt(message, place - 1)
  let count = 0
  while (viaAt(message, count) !== null) count++
  return count + place < 0 ? null : viaAt(message, count + place)
}

const message: Root = (_root, [part, ...more]) => {
  switch (part?.name) {
    case undefined:
      return (ctx) => ctx.message.text
    case 'len':
      return text((ctx) => String(ctx.message.length), more)
    case 'id':
      return text((ctx) => String(ctx.id), more)
    case 'type':
      return text((ctx) => (ctx.message.isRequest ? 'request' : 'response'), more)
    case 'first_line':
      return text((ctx) => ctx.message.text.slice(0, ctx.message.firstLineEnd).trimEnd(), more)
    case 'body':
    case 'content':
      return text((ctx) => ctx.message.body || null, more)
    case 'header':
    case 'h':
      return namedHeader(part, more)
    default:
      return null
  }
}

function namedHeader({ key }: Step, steps: readonly Step[]): Read | null {
  if (key === null) return null
  const id = headerId(key)
  return text(
    ({ message }) => (id === 0 ? message.named(key) : message.first(id))?.value ?? null,
    steps,
  )
}

/** `src.ip`, `dst.port` and their like. */
function side(of: (ctx: Context) => { readonly address: string; readonly port: number }): Root {
  return (_root, [part, ...more]) => {
    switch (part?.name) {
      case 'ip':
        return text((ctx) => of(ctx).address, more)
      case 'port':
        return text((ctx) => String(of(ctx).port), more)
      case 'ip_port':
        return text((ctx) => printAddressPort(of(ctx)), more)
      default:
        return null
    }
  }
}

const received: Root = (root, steps) => {
  const [part, ...more] = steps
  if (part?.name === 'proto') return text((ctx) => ctx.listener.proto, more)
  if (part?.name === 'proto_ip_port') {
    return text((ctx) => `${ctx.listener.proto}:${printAddressPort(ctx.listener)}`, more)
  }
  return side((ctx) => ctx.listener)(root, steps)
}

const cseq: Root = (_root, [part, ...more]) => {
  const whole: Read = (ctx) => ctx.message.first(HeaderId.CSEQ)?.value ?? null
  if (part === undefined) return whole
  if (part.name === 'num') {
    return text(({ message }) => (message.cseq === null ? null : String(message.cseq.number)), more)
  }
  return part.name === 'method' ? text((ctx) => ctx.message.cseq?.method ?? null, more) : null
}

/** `cfg_get.group.name`: a setting that the configuration declares as `group.name = value`. */
const setting: Root = (_root, [group, name, ...more]) => {
  if (group === undefined || name === undefined) return null
  return text((ctx) => {
    const chosen = ctx.chosenSettings?.get(group.name)
    const value =
      (chosen === undefined
        ? undefined
        : ctx.server.liveSettings.inInstance(group.name, chosen, name.name)) ??
      ctx.server.custom.get(`${group.name}.${name.name}`)
    return value === undefined ? null : String(value)
  }, more)
}

const nextHop: Read = (ctx) => ctx.destinationUri ?? ctx.requestUri

/** Every root by its names. */
export const roots: ReadonlyMap<string, Root> = new Map<string, Root>([
  ['ruri', simple((ctx) => ctx.requestUri, uri)],
  ['request_uri', simple((ctx) => ctx.requestUri, uri)],
  ['dst_uri', simple((ctx) => ctx.destinationUri, uri)],
  ['next_hop', simple(nextHop, uri)],
  ['from', header(HeaderId.FROM, address)],
  ['f', header(HeaderId.FROM, address)],
  ['to', header(HeaderId.TO, address)],
  ['t', header(HeaderId.TO, address)],
  ['contact', header(HeaderId.CONTACT, firstAddress)],
  ['m', header(HeaderId.CONTACT, firstAddress)],
  ['refer_to', header(HeaderId.REFER_TO, address)],
  ['record_route', header(HeaderId.RECORD_ROUTE, firstAddress)],
  ['rr', header(HeaderId.RECORD_ROUTE, firstAddress)],
  ['via', via],
  ['v', via],
  ['cseq', cseq],
  ['msg', message],
  ['message', message],
  ['method', simple((ctx) => ctx.message.method)],
  ['version', simple((ctx) => ctx.message.version)],
  ['status', simple((ctx) => statusOf(ctx))],
  ['code', simple((ctx) => statusOf(ctx))],
  ['reason', simple((ctx) => (ctx.message.isRequest ? null : ctx.message.reason))],
  ['src', side((ctx) => ctx.peer)],
  ['dst', side((ctx) => ctx.listener)],
  ['received', received],
  ['call_id', header(HeaderId.CALL_ID)],
  ['expires', header(HeaderId.EXPIRES)],
  ['max_forwards', header(HeaderId.MAX_FORWARDS)],
  ['content_type', header(HeaderId.CONTENT_TYPE)],
  ['content_length', header(HeaderId.CONTENT_LENGTH)],
  ['subject', header(HeaderId.SUBJECT)],
  ['organization', header(HeaderId.ORGANIZATION)],
  ['priority', header(HeaderId.PRIORITY)],
  ['session_expires', header(HeaderId.SESSION_EXPIRES)],
  ['min_se', header(HeaderId.MIN_SE)],
  ['user_agent', header(HeaderId.USER_AGENT)],
  ['event', header(HeaderId.EVENT)],
  ['date', header(HeaderId.DATE)],
  ['identity', header(HeaderId.IDENTITY)],
  ['cfg_get', setting],
])

function statusOf({ message: { isRequest, status } }: Context): string | null {
  return isRequest ? null : String(status)
}
