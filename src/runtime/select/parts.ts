/** Parts of what a select has found: of URIs, of addresses. */

import { type Address, parseAddress, parseFirstAddress } from '../../sip/address.ts'
import { phoneUser } from '../../sip/phone-user.ts'
import { parseUri, type Uri } from '../../sip/uri.ts'
import type { Context } from '../context.ts'
import type { Step } from './path.ts'

/** Reads a text from a message. */
export type Read = (ctx: Context) => string | null

/** Goes on from what was found: the reader for the steps that are left, or null where they mean nothing. */
export type Follow = (found: Read, steps: readonly Step[]) => Read | null

/** A text by itself: no step may follow. */
export const text: Follow = (found, steps) => (steps.length === 0 ? found : null)

const uriParts: ReadonlyMap<string, (uri: Uri) => string | null> = new Map<
  string,
  (uri: Uri) => string | null
>([
  ['type', (uri) => uri.scheme],
  ['user', phoneUser],
  ['pwd', (uri) => uri.password],
  ['host', (uri) => uri.host],
  ['port', (uri) => (uri.port === null ? null : String(uri.port))],
  ['hostport', (uri) => (uri.port === null ? uri.host : `${uri.host}:${uri.port}`)],
  ['params', (uri) => (uri.params === '' ? null : uri.params)],
  ['transport', (uri) => uri.transport],
])

/** A URI, or a part of one: `user`, `host`, `params.transport`. */
export const uri: Follow = (found, steps) => {
  const [first, second, ...more] = steps
  if (first === undefined) return found
  const part = uriParts.get(first.name)
  if (part === undefined || more.length > 0) return null
  if (second !== undefined) {
    if (first.name !== 'params') return null
    return (ctx) => paramValue(uriOf(found(ctx))?.param(second.name))
  }
  return (ctx) => {
    const value = uriOf(found(ctx))
    return value === null ? null : part(value)
  }
}

function uriOf(value: string | null): Uri | null {
  return value === null ? null : parseUri(value)
}

/** The value of a parameter, without its quotes; null for a parameter without value. */
export function paramValue(written: string | null | undefined): string | null {
  if (written === null || written === undefined || written === '') return null
  return written.startsWith('"') ? written.slice(1, -1) : written
}

/** An address as From holds it, or a part of one: `uri.host`, `name`, `params.tag`, `expires`. */
export const address: Follow = (found, steps) => addressPart(found, steps, parseAddress)

/** The first of a list of addresses as Contact holds them, or a part of it; one without a name has an empty one. */
export const firstAddress: Follow = (found, steps) => {
  const part = addressPart(found, steps, parseFirstAddress)
  if (steps[0]?.name !== 'name' || part === null) return part
  return (ctx) => part(ctx) ?? (addressOf(found(ctx), parseFirstAddress) === null ? null : '')
}

type ParseAddress = (text: string) => Address | null

function addressOf(value: string | null, parse: ParseAddress): Address | null {
  return value === null ? null : parse(value)
}

function addressPart(found: Read, steps: readonly Step[], parse: ParseAddress): Read | null {
  const [first, ...more] = steps
  if (first === undefined) return found
  const read = (part: (value: Address) => string | null) => (ctx: Context) => {
    const parsed = addressOf(found(ctx), parse)
    return parsed === null ? null : part(parsed)
  }
  if (first.name === 'uri') {
    const whole = read((value) => value.uri)
    return uri(whole, more)
  }
  if (first.name === 'name') {
    const name = read((value) => value.display)
    return text(name, more)
  }
  if (first.name === 'params') {
    const [wanted, ...rest] = more
    if (wanted === undefined) return read((value) => (value.params === '' ? null : value.params))
    const param = read((value) => paramValue(value.param(wanted.name)))
    return text(param, rest)
  }
  const name = first.name === 'instance' ? '+sip.instance' : first.name
  if (!['tag', 'q', 'expires', 'methods', 'received', '+sip.instance'].includes(name)) return null
  const param = read((value) => paramValue(value.param(name)))
  return text(param, more)
}
