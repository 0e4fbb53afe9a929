/** Whether a request is in the name of the user whose credentials it has. */

import { type Context, type Credentials, MethodId, phoneUser, sameText, type Uri } from 'siprose'

/** Requests whose sender may be anonymous. */
const MAYBE_ANONYMOUS =
  MethodId.INVITE | MethodId.BYE | MethodId.PRACK | MethodId.UPDATE | MethodId.MESSAGE

/** What is asked of the URIs. */
export interface SenderRules {
  /** True where requests with an anonymous From pass. */
  readonly anonymous: boolean
  /** True where the URIs have to be of one domain. */
  readonly domains: boolean
}

/** Whether the user of good credentials is the one that From, To and the request URI name, as far as the method asks for it. */
export function isTheirs(
  { message, uri: target }: Context,
  { username }: Credentials,
  { anonymous, domains }: SenderRules,
): boolean {
  const from = message.from?.parsedUri ?? null
  if (from === null) return false
  const whole = username ?? ''
  const at = whole.indexOf('@')
  const user = at < 0 ? whole : whole.slice(0, at)
  const { methodId } = message
  const own = methodId === MethodId.REGISTER || methodId === MethodId.PUBLISH
  if (!own) {
    return (anonymous && (methodId & MAYBE_ANONYMOUS) !== 0) || phoneUser(from) === user
  }
  const to = message.to?.parsedUri ?? null
  if (to === null || phoneUser(to) !== user || !same(from, to, domains)) return false
  if (methodId === MethodId.REGISTER) return true
  return target !== null && same(from, target, domains)
}

function same(a: Uri, b: Uri, domains: boolean): boolean {
  return phoneUser(a) === phoneUser(b) && (!domains || sameText(a.host, b.host))
}
