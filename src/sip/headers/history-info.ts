// hot
/** History-Info: whom a request was meant for before, the oldest first (RFC 7044). */

import { type Address, readAddress } from '../address.ts'
import { isDigit } from '../chars.ts'
import { elements } from '../elements.ts'
import { Fault, FaultCode } from '../errors.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'
import { readListOf } from '../param-value.ts'
import { uriHeader } from '../uri-headers.ts'

/** How one target of a request came of another. */
export type TargetKind = 'rc' | 'mp' | 'np'

const kinds: readonly TargetKind[] = ['rc', 'mp', 'np']
const DOT = 46

/**
 * One target that a request had.
 *
 * @example See why a call went on
 * ```ts
 * import { HistoryEntry, historyInfo, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'History-Info: <sip:bob@example.com?Reason=SIP%3Bcause%3D486>;index=1\r\n\r\n',
 * )
 * const [first] = historyInfo(message)
 * first instanceof HistoryEntry ? first.header('Reason') : null // => 'SIP;cause=486'
 * ```
 */
export class HistoryEntry {
  /** The target. */
  readonly address: Address
  /** Its place in the tree of targets: `1.2.1`. */
  readonly index: string

  constructor(address: Address, index: string) {
    this.address = address
    this.index = index
  }

  /**
   * How it came: `rc` by another contact of the same user, `mp` for another user, `np` by no change of target.
   *
   * Null if that is not said.
   */
  get kind(): TargetKind | null {
    for (const kind of kinds) if (this.address.param(kind) !== null) return kind
    return null
  }

  /** The index of the target it came of, null if that is not said. */
  get origin(): string | null {
    const { kind } = this
    return kind === null ? null : this.address.param(kind)
  }

  /** A header that is tied to the target, Reason or Privacy, its escapes taken out; null if there is none. */
  header(name: string): string | null {
    const uri = this.address.parsedUri
    return uri === null ? null : uriHeader(uri, name)
  }
}

/** The grammar of History-Info. An element without an `index` that is numbers with dots is a fault. */
export function readHistory(
  text: string,
  from: number,
  to: number,
): readonly (HistoryEntry | Fault)[] {
  return readListOf(text, from, to, readEntry)
}

/**
 * The targets that a request had, over all its History-Info headers, the oldest first.
 *
 * @example See whom a call was meant for first
 * ```ts
 * import { historyInfo, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'History-Info: <sip:bob@example.com>;index=1, <sip:carol@example.com>;index=1.1;mp=1\r\n\r\n',
 * )
 * historyInfo(message) // => [{ index: '1' }, { index: '1.1', kind: 'mp', origin: '1' }]
 * ```
 */
export function historyInfo(message: Message): readonly (HistoryEntry | Fault)[] {
  return elements(message, HeaderId.HISTORY_INFO, readHistory)
}

function readEntry(text: string, from: number, to: number): HistoryEntry | Fault {
  const address = readAddress(text, from, to)
  if (address instanceof Fault) return address
  const index = address.param('index') ?? ''
  return isIndex(index)
    ? new HistoryEntry(address, index)
    : new Fault(FaultCode.BAD_PARAMETER, address.paramsStart)
}

/** Whether it is numbers with a dot between. */
function isIndex(text: string): boolean {
  let digits = 0
  for (let p = 0; p < text.length; p++) {
    const code = text.charCodeAt(p)
    if (isDigit(code)) digits++
    else if (code !== DOT || digits === 0) return false
    else digits = 0
  }
  return digits > 0
}
