// hot
/** Accept-Contact, Reject-Contact and Request-Disposition: which phones a caller wants (RFC 3841 section 9). */

import { elements } from '../elements.ts'
import { Fault, FaultCode } from '../errors.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'
import { ParamValue, readListOf, readParamValue } from '../param-value.ts'
import { readTokenList } from '../tokens.ts'

/**
 * One set of features that a contact should have, or should not.
 *
 * @example Read a feature that must be there
 * ```ts
 * import { acceptedContacts, ContactPredicate, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Accept-Contact: *;audio;video="FALSE";require\r\n\r\n',
 * )
 * const [wanted] = acceptedContacts(message)
 * wanted instanceof ContactPredicate ? wanted.textParam('video') : null // => 'FALSE'
 * wanted // => { required: true, explicit: false }
 * ```
 */
export class ContactPredicate extends ParamValue {
  /** Whether contacts that do not match are dropped, and not only tried last. */
  get required(): boolean {
    return this.param('require') !== null
  }

  /** Whether a contact must name each feature itself to match. */
  get explicit(): boolean {
    return this.param('explicit') !== null
  }
}

/** The grammar of Accept-Contact and Reject-Contact: a list of `*` with parameters. */
export function readPredicates(
  text: string,
  from: number,
  to: number,
): readonly (ContactPredicate | Fault)[] {
  return readListOf(text, from, to, readPredicate)
}

/**
 * The features that a caller wants contacts to have.
 *
 * @example See that a caller wants a phone with a screen
 * ```ts
 * import { acceptedContacts, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\na: *;video, *;audio;explicit\r\n\r\n')
 * acceptedContacts(message) // => [{ params: 'video' }, { explicit: true }]
 * ```
 */
export function acceptedContacts(message: Message): readonly (ContactPredicate | Fault)[] {
  return elements(message, HeaderId.ACCEPT_CONTACT, readPredicates)
}

/**
 * The features that a caller wants contacts not to have.
 *
 * @example See that a caller wants no mailbox
 * ```ts
 * import { parseMessageText, rejectedContacts } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Reject-Contact: *;actor="msg-taker"\r\n\r\n',
 * )
 * rejectedContacts(message) // => [{ params: 'actor="msg-taker"' }]
 * ```
 */
export function rejectedContacts(message: Message): readonly (ContactPredicate | Fault)[] {
  return elements(message, HeaderId.REJECT_CONTACT, readPredicates)
}

/**
 * How a server shall handle a request: `fork`, `proxy`, `redirect`, `sequential` and others.
 *
 * @example See that a caller wants one phone to ring at a time
 * ```ts
 * import { parseMessageText, requestDisposition } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nd: proxy, sequential\r\n\r\n')
 * requestDisposition(message) // => ['proxy', 'sequential']
 * ```
 */
export function requestDisposition(message: Message): readonly (string | Fault)[] {
  return elements(message, HeaderId.REQUEST_DISPOSITION, readTokenList)
}

function readPredicate(text: string, from: number, to: number): ContactPredicate | Fault {
  const result = readParamValue(text, from, to)
  if (result instanceof Fault) return result
  if (result.value !== '*') return new Fault(FaultCode.BAD_PARAMETER, from)
  return new ContactPredicate(result.value, result.params)
}
