/** Attributes of branches by the names configurations use. */

import {
  Branch,
  type Context,
  type Host,
  parseSocketSpec,
  parseUri,
  socketText,
  type Value,
} from 'siprose'

/** The names of the attributes. */
export const attributes = [
  'uri',
  'dst_uri',
  'path',
  'q',
  'send_socket',
  'count',
  'flags',
  'ruid',
  'instance',
  'location_ua',
  'otcpid',
] as const

/** The name of an attribute. */
export type BranchAttribute = (typeof attributes)[number]

/** An attribute of a branch. */
export function readAttribute(branch: Branch, attribute: BranchAttribute): Value {
  switch (attribute) {
    case 'uri':
      return branch.uri === '' ? null : branch.uri
    case 'dst_uri':
      return branch.destinationUri
    case 'path':
      return branch.path
    case 'q':
      return branch.q
    case 'send_socket':
      return branch.sendSocket === null ? null : socketText(branch.sendSocket)
    case 'flags':
      return branch.flags >>> 0
    case 'ruid':
      return branch.ruid
    case 'instance':
      return branch.instance
    case 'location_ua':
      return branch.userAgent
    case 'otcpid':
      return branch.connection
    case 'count':
      return null
  }
}

/** Sets an attribute; false for a value it cannot have. */
export function writeAttribute(
  server: Host,
  branch: Branch,
  attribute: BranchAttribute,
  value: Value,
): boolean {
  const text = value === null ? null : String(value)
  const number = value === null ? 0 : Number(value)
  switch (attribute) {
    case 'uri':
      if (text === null || parseUri(text) === null) return false
      branch.uri = text
      return true
    case 'dst_uri':
      if (text !== null && parseUri(text) === null) return false
      branch.destinationUri = text
      return true
    case 'q':
      if (value !== null && !(number >= 0 && number <= 1000)) return false
      branch.q = value === null ? null : Math.trunc(number)
      return true
    case 'flags':
      if (!Number.isInteger(number)) return false
      branch.flags = number | 0
      return true
    case 'otcpid':
      if (!Number.isInteger(number)) return false
      branch.connection = number
      return true
    case 'send_socket':
      return setSocket(server, branch, text)
    default:
      return setText(branch, attribute, text)
  }
}

/** A socket there is none of leaves the choice to the server, as `$fs` does. */
function setSocket(server: Host, branch: Branch, text: string | null): boolean {
  const spec = text === null ? null : parseSocketSpec(text)
  branch.sendSocket = spec === null ? null : server.sockets.find(spec)
  return true
}

function setText(branch: Branch, attribute: BranchAttribute, text: string | null): boolean {
  if (text !== null && /[\r\n]/.test(text)) return false
  if (attribute === 'path') branch.path = text
  else if (attribute === 'ruid') branch.ruid = text
  else if (attribute === 'instance') branch.instance = text
  else if (attribute === 'location_ua') branch.userAgent = text
  else return false
  return true
}

/** A branch with the same attributes. */
export function copyOf(branch: Branch): Branch {
  return Object.assign(new Branch(branch.uri), branch)
}

/** The static branches of messages in hand. */
export class StaticBranches {
  readonly #byContext = new WeakMap<Context, Branch>()

  /** The one of a message, if the script has touched it. */
  peek(ctx: Context): Branch | null {
    return this.#byContext.get(ctx) ?? null
  }

  /** The one of a message. */
  of(ctx: Context): Branch {
    let branch = this.#byContext.get(ctx)
    if (branch === undefined) {
      branch = new Branch('')
      this.#byContext.set(ctx, branch)
    }
    return branch
  }

  /** Empties the one of a message. */
  forget(ctx: Context): void {
    this.#byContext.delete(ctx)
  }
}
