/** The parts of a request that a nonce can be bound to. */

import { type Context, MethodId } from 'siprose'

/** Bits of `auth_checks_register` and its sisters. */
export const Part = { URI: 1, CALL_ID: 2, FROM_TAG: 4, SOURCE: 8 } as const

/** Which parts are bound, by the kind of request. */
export interface BoundParts {
  readonly register: number
  readonly outside: number
  readonly inside: number
}

/** The parts to which a nonce for this request is bound: bits of {@link Part}. */
export function boundParts({ message }: Context, bound: BoundParts): number {
  if (message.methodId === MethodId.REGISTER) return bound.register
  const tag = message.to?.tag ?? null
  return tag === null || tag === '' ? bound.outside : bound.inside
}

/** The parts as one text; no two requests that differ in one of them have the same. */
export function partsText(ctx: Context, parts: number): string {
  const { message, peer } = ctx
  let text = String(parts)
  if ((parts & Part.URI) !== 0) text += counted(message.requestUri)
  if ((parts & Part.CALL_ID) !== 0) text += counted(message.callId ?? '')
  if ((parts & Part.FROM_TAG) !== 0) text += counted(message.from?.tag ?? '')
  if ((parts & Part.SOURCE) !== 0) text += counted(peer.address)
  return text
}

function counted(text: string): string {
  return `:${text.length}:${text}`
}
