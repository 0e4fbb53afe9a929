// hot
/** The credentials in a request that are for a realm. */

import {
  type Credentials,
  type Header,
  type Message,
  readCredentials,
  sameText,
  typed,
} from 'siprose'

import { AuthResult } from './results.ts'

/** What a request says of who sent it, for one realm; nothing of it has been proved. */
export interface Claim {
  /** GOOD where the proof is worth looking at, else what has been found out. */
  readonly result: AuthResult
  /** The realm that the server asks for. */
  readonly realm: string
  /** The credentials, and the header they stand in; null where there are none. */
  readonly credentials: Credentials | null
  readonly header: Header | null
}

/**
 * The header with a digest for a realm, hosts compared as hosts are.
 *
 * @param id - the headers to look at
 * @returns null where there is none; see {@link unreadable}
 */
export function headerFor(message: Message, id: number, realm: string): Header | null {
  for (let header = message.first(id); header !== null; header = message.next(header)) {
    const found = typed(header, readCredentials)
    if (found?.realm != null && found.isDigest && sameText(found.realm, realm)) return header
  }
  return null
}

/** NONE, or ERROR where a header could not be read and so might be the one. */
export function unreadable(message: Message, id: number): AuthResult {
  for (let header = message.first(id); header !== null; header = message.next(header)) {
    if (header.valueStart < header.valueEnd && typed(header, readCredentials) === null) {
      return AuthResult.ERROR
    }
  }
  return AuthResult.NONE
}

/** The user of a user name: what stands before its `@`. */
export function userOf(username: string): string {
  const at = username.indexOf('@')
  return at < 0 ? username : username.slice(0, at)
}
