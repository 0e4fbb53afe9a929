/** The URIs of a message: can they be read? */

import { type Address, type Context, Fault, HeaderId, parseAddressList } from 'siprose'

import { badRequest, type Verdict } from '../verdict.ts'

/** Which URIs are looked at: bits of the second argument of `sanity_check()`. */
export const UriCheck = { REQUEST: 1, FROM: 2, TO: 4, CONTACT: 8 } as const

/** All bits of {@link UriCheck}. */
export const ALL_URIS = 15

/**
 * The URIs asked for must be readable.
 *
 * @param which - bits of {@link UriCheck}
 */
export function checkUris(ctx: Context, which: number): Verdict | null {
  const { message } = ctx
  if ((which & UriCheck.REQUEST) !== 0 && message.isRequest && ctx.uri === null) {
    return badRequest('Bad Request URI')
  }
  if ((which & UriCheck.FROM) !== 0 && !readable(message.from)) {
    return badRequest('Invalid From Header')
  }
  if ((which & UriCheck.TO) !== 0 && !readable(message.to)) return badRequest('Invalid To Header')
  return (which & UriCheck.CONTACT) === 0 ? null : checkContacts(ctx)
}

function readable(address: Address | null): boolean {
  return address !== null && address.parsedUri !== null
}

function checkContacts({ message }: Context): Verdict | null {
  let header = message.first(HeaderId.CONTACT)
  for (; header !== null; header = message.next(header)) {
    if (header.value === '*') continue
    for (const address of parseAddressList(header.value)) {
      if (address instanceof Fault) return badRequest('Bad Contact Header')
      if (!readable(address)) return badRequest('Bad Contact URI')
    }
  }
  return null
}
