// hot
/** Refer-To (RFC 3515), Referred-By (RFC 3892) and Refer-Sub (RFC 4488): sending somebody on to somebody else. */

import { type Address, readAddress } from '../address.ts'
import { sameText } from '../chars.ts'
import { Fault } from '../errors.ts'
import { typed } from '../header.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'
import { readTokenValue } from '../param-value.ts'
import { uriHeader } from '../uri-headers.ts'
import { type DialogId, readReplaces } from './dialog-id.ts'

/** Whom to call; null if there is no Refer-To, or if it does not parse. */
export function referTo(message: Message): Address | null {
  return typed(message.first(HeaderId.REFER_TO), readAddress)
}

/** Who sends; null if there is no Referred-By, or if it does not parse. */
export function referredBy(message: Message): Address | null {
  return typed(message.first(HeaderId.REFERRED_BY), readAddress)
}

/** Whether a REFER makes a subscription: true unless a Refer-Sub says otherwise. */
export function referSubscribes(message: Message): boolean {
  const value = typed(message.first(HeaderId.REFER_SUB), readTokenValue)
  return value === null || !sameText(value.value, 'false')
}

/** The dialog that the call to make is to replace, from the headers in an address's URI; null for none. */
export function replacesIn(address: Address): DialogId | null {
  const uri = address.parsedUri
  const text = uri === null ? null : uriHeader(uri, 'Replaces')
  if (text === null) return null
  const result = readReplaces(text, 0, text.length)
  return result instanceof Fault ? null : result
}
