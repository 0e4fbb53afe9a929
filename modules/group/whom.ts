/** Who is meant: somebody that the message names, or a variable. */

import {
  type Context,
  parseUri,
  phoneUser,
  type Preparation,
  readCredentials,
  SiproseError,
  typed,
  type VariableRef,
} from 'siprose'

/** Somebody, by user and domain. */
export interface Somebody {
  readonly user: string
  readonly domain: string
}

/** Finds who is meant in a message; null where it names nobody. */
export type Whom = (ctx: Context) => Somebody | null

/** Reads `Request-URI`, `To`, `From`, `Credentials`, or a variable that holds a URI. */
export function parseWhom(text: string, using: Preparation): Whom {
  switch (text.toLowerCase()) {
    case 'request-uri':
      return ({ uri }) => somebody(uri)
    case 'to':
      return ({ message }) => somebody(message.to?.parsedUri ?? null)
    case 'from':
      return ({ message }) => somebody(message.from?.parsedUri ?? null)
    case 'credentials':
      return authorized
  }
  if (text.startsWith('$')) {
    const variable: VariableRef = using.variable(text)
    return (ctx) => somebody(parseUri(String(variable.get(ctx) ?? '')))
  }
  const can = 'it can be `Request-URI`, `To`, `From`, `Credentials`, or a variable'
  throw new SiproseError('group/whom', `\`${text}\` is nobody; ${can}`)
}

function somebody(uri: Parameters<typeof phoneUser>[0] | null): Somebody | null {
  const user = uri === null ? null : phoneUser(uri)
  return uri === null || user === null || user === '' ? null : { user, domain: uri.host }
}

/** Whose credentials were found good; the domain is that of the user name, or else the realm. */
function authorized({ authorizedBy }: Context): Somebody | null {
  const found = authorizedBy === null ? null : typed(authorizedBy, readCredentials)
  const whole = found?.username ?? ''
  const at = whole.indexOf('@')
  const user = at < 0 ? whole : whole.slice(0, at)
  if (user === '') return null
  return { user, domain: at < 0 ? (found?.realm ?? '') : whole.slice(at + 1) }
}
