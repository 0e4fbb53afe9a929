/** Digest credentials: is everything there that an authentication needs? (RFC 2617 section 3.2.2) */

import { type Context, HeaderId } from 'siprose'

import { badRequest, type Verdict } from '../verdict.ts'

const HEADERS = [HeaderId.AUTHORIZATION, HeaderId.PROXY_AUTHORIZATION] as const
const NEEDED = ['username', 'realm', 'nonce', 'uri', 'response'] as const
const NEEDED_WITH_QOP = ['nc', 'cnonce'] as const

/** What is done about credentials of another scheme than digest. */
export type OtherSchemes = 'refuse' | 'ignore'

/**
 * All credentials of the message must be whole.
 *
 * @param others - what is done about schemes other than digest
 */
export function checkCredentials({ message }: Context, others: OtherSchemes): Verdict | null {
  for (const id of HEADERS) {
    let header = message.first(id)
    for (; header !== null; header = message.next(header)) {
      const found = credentialsVerdict(header.value, others)
      if (found !== null) return found
    }
  }
  return null
}

/** The verdict on the value of one header. */
export function credentialsVerdict(value: string, others: OtherSchemes): Verdict | null {
  const params = digestParams(value)
  if (params === 'other') return others === 'ignore' ? null : badRequest('Bad Auth Header')
  if (params === 'unreadable') return badRequest('Bad Auth Header')
  if (NEEDED.some((name) => !params.has(name))) return badRequest('Bad Auth Credentials')
  if (params.has('qop') && NEEDED_WITH_QOP.some((name) => !params.has(name))) {
    return badRequest('Bad Auth Credentials')
  }
  if (params.get('username') === '') return badRequest('Auth Empty User')
  if (params.get('nonce') === '') return badRequest('Auth Empty Nonce')
  return params.get('response') === '' ? badRequest('Auth Empty Response') : null
}

/** One parameter, its quoted or bare value, and the comma behind it: no two parts can match the same text. */
const PARAM = /[ \t]*([\w.!%*+`'~-]+)[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|([^\s",]*))[ \t]*(,|$)/y

/**
 * The parameters of digest credentials by name in lower case, values without quotes.
 *
 * @returns `other` for another scheme, `unreadable` for a list that is none
 */
export function digestParams(value: string): ReadonlyMap<string, string> | 'other' | 'unreadable' {
  if (!/^digest[ \t]/i.test(value)) return 'other'
  const params = new Map<string, string>()
  PARAM.lastIndex = 'digest'.length
  for (;;) {
    const match = PARAM.exec(value)
    if (match === null) return 'unreadable'
    const [, name = '', quoted, bare = '', comma] = match
    params.set(name.toLowerCase(), quoted ?? bare)
    if (comma === '') return params
  }
}
