/** Proxy-Require: what a request demands of every proxy on its way (RFC 3261 section 20.29). */

import { type Context, HeaderId } from 'siprose'

import { badRequest, type Verdict, verdict } from '../verdict.ts'

/** The names in a list separated by commas, without the blanks around them and without empty ones. */
export function listed(text: string): readonly string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

/**
 * Every extension demanded must be one that the operator allows.
 *
 * @param allowed - their names, in lower case
 */
export function checkExtensions(
  { message }: Context,
  allowed: ReadonlySet<string>,
): Verdict | null {
  const unsupported: string[] = []
  let header = message.first(HeaderId.PROXY_REQUIRE)
  for (; header !== null; header = message.next(header)) {
    const names = listed(header.value)
    if (names.length === 0) return badRequest('Bad Proxy Require Header')
    for (const name of names) if (!allowed.has(name.toLowerCase())) unsupported.push(name)
  }
  if (unsupported.length === 0) return null
  const line = `Unsupported: ${unsupported.join(', ')}\r\n`
  return verdict(420, 'Bad Proxy Require Extension', line)
}
