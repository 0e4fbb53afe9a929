// hot
/** The way that a REGISTER came, and that requests to its contacts go (RFC 3327). */

import {
  type Address,
  Fault,
  HeaderId,
  type Header,
  hasOptionTag,
  type Message,
  paths,
  unescapeUri,
} from 'siprose'

import { type Refusal, refusals } from './refusal.ts'

/** What becomes of a Path: `path_mode`. */
export const PathMode = {
  /** It is kept, and not shown. */
  OFF: 0,
  /** It is kept, and shown to who supports it. */
  LAZY: 1,
  /** It is kept where the device supports it, and the REGISTER refused where not. */
  STRICT: 2,
} as const

/** The Path of a request, as it is kept. */
export class PathFound {
  /** The values of all headers, in order. */
  readonly text: string
  readonly first: Address
  readonly last: Address
  /** Whether the device says that it knows of it. */
  readonly supported: boolean

  constructor(text: string, first: Address, last: Address, supported: boolean) {
    this.text = text
    this.first = first
    this.last = last
    this.supported = supported
  }
}

/** The Path of a request; null where it has none. */
export function findPath(message: Message): PathFound | Refusal | null {
  const header = message.first(HeaderId.PATH)
  if (header === null) return null
  const list = paths(message)
  const first = list[0]
  const last = list.at(-1)
  if (first === undefined || last === undefined) return refusals.badPath
  for (const one of list) if (one instanceof Fault) return refusals.badPath
  if (first instanceof Fault || last instanceof Fault) return refusals.badPath
  const supported = hasOptionTag(message, HeaderId.SUPPORTED, 'path')
  return new PathFound(textOf(message, header), first, last, supported)
}

function textOf(message: Message, header: Header): string {
  let text = header.value
  for (let next = message.next(header); next !== null; next = message.next(next)) {
    text += `,${next.value}`
  }
  return text
}

/** Where the first server of a Path says that the request came from, as a URI; null where it does not. */
export function receivedByPath({ first }: PathFound): string | null {
  const received = first.parsedUri?.param('received') ?? null
  return received === null || received === '' ? null : unescapeUri(received)
}

/** Whether the server next to the device keeps flows (RFC 5626 section 6). */
export function edgeKeepsFlows({ last }: PathFound): boolean {
  return last.parsedUri?.param('ob') != null
}
