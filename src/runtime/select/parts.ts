/** Parts of what a select has found: of URIs, of addresses. */

import { parseAddress } from '../../sip/address.ts'
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
  ['user', (uri) => uri.user],
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
    return (ctx) => uriOf(found(ctx))?.param(second.name) ?? null
  }
  return (ctx) => {
    const value = uriOf(found(ctx))
    return value === null ? null : part(value)
  }
}

function uriOf(value: string | null): Uri | null {
  return value === null ? null : parseUri(value)
}

/** An address as From and Contact hold it, or a part of one: `uri.host`, `name`, `params.tag`, `expires`. */
export const address: Follow = (found, steps) => {
  const [first, ...more] = steps
  if (first === undefined) return found
  const read = (part: (value: NonNullable<ReturnType<typeof parseAddress>>) => string | null) => {
    return (ctx: Context) => {
      const value = found(ctx)
      const parsed = value === null ? null : parseAddress(value)
      return parsed === null ? null : part(parsed)
    }
  }
  if (first.name === 'uri')
    return uri(
      read((value) => value.uri),
      more,
    )
  if (first.name === 'name')
    return text(
      read((value) => value.display),
      more,
    )
  if (first.name === 'params') {
    const [wanted, ...rest] = more
    if (wanted === undefined) return read((value) => (value.params === '' ? null : value.params))
    return text(
      read((value) => value.param(wanted.name)),
      rest,
    )
  }
  const name = first.name === 'instance' ? '+sip.instance' : first.name
  if (!['tag', 'q', 'expires', 'methods', 'received', '+sip.instance'].includes(name)) return null
  return text(
    read((value) => value.param(name)),
    more,
  )
}
