// hot
/** User-to-User: what one end tells the other, and no server in between reads (RFC 7433 section 4). */

import { elements } from '../elements.ts'
import { Fault } from '../errors.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'
import { ParamValue, readListOf, readParamValue } from '../param-value.ts'
import { unquote } from '../params.ts'

/**
 * One piece of data.
 *
 * @example See how data is coded
 * ```ts
 * import { parseMessageText, userToUser } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'User-to-User: 56a390f3;encoding=hex;purpose=isdn-uui;content=isdn-uui\r\n\r\n',
 * )
 * userToUser(message) // => [{ data: '56a390f3', encoding: 'hex', purpose: 'isdn-uui' }]
 * ```
 */
export class UserData extends ParamValue {
  /** The data as it is coded, without quotes. */
  get data(): string {
    return unquote(this.value)
  }

  /** How it is coded, null if that is not said. */
  get encoding(): string | null {
    return this.param('encoding')
  }

  /** For which application it is, null if that is not said. */
  get purpose(): string | null {
    return this.param('purpose')
  }
}

/** The grammar of User-to-User: a list of tokens, or texts in quotes, with parameters. */
export function readUserData(
  text: string,
  from: number,
  to: number,
): readonly (UserData | Fault)[] {
  return readListOf(text, from, to, readOne)
}

/**
 * What one end tells the other, over all User-to-User headers.
 *
 * @example Read the number of an order
 * ```ts
 * import { parseMessageText, userToUser } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'User-to-User: "order 7";encoding=ascii\r\n\r\n',
 * )
 * userToUser(message) // => [{ data: 'order 7' }]
 * ```
 */
export function userToUser(message: Message): readonly (UserData | Fault)[] {
  return elements(message, HeaderId.USER_TO_USER, readUserData)
}

function readOne(text: string, from: number, to: number): UserData | Fault {
  const result = readParamValue(text, from, to)
  return result instanceof Fault ? result : new UserData(result.value, result.params)
}
