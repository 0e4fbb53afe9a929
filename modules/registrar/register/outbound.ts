// hot
/** Flows: several connections of one device, told apart by `reg-id` (RFC 5626). */

import { type Context, HeaderId, hasOptionTag, type Message, viaAt } from 'siprose'

import { edgeKeepsFlows, type PathFound } from './path.ts'
import { type Refusal, refusals } from './refusal.ts'

/** `outbound_mode`. */
export const OutboundMode = { OFF: 0, ALLOWED: 1, REQUIRED: 2 } as const

/** Whether a REGISTER is about flows. */
export const Outbound = {
  /** Nobody here knows of them. */
  NO: 0,
  /** The server does, the device does not say so. */
  OFFERED: 1,
  /** Both do. */
  YES: 2,
} as const

/** Whether a REGISTER is about flows; a refusal where it asks for what is not there, or lacks what is asked for. */
export function outboundOf(message: Message, mode: number): number | Refusal {
  if (mode === OutboundMode.OFF) {
    const required = hasOptionTag(message, HeaderId.REQUIRE, 'outbound')
    return required ? refusals.noOutbound : Outbound.NO
  }
  const known =
    hasOptionTag(message, HeaderId.SUPPORTED, 'outbound') ||
    hasOptionTag(message, HeaderId.REQUIRE, 'outbound')
  if (known) return Outbound.YES
  return mode === OutboundMode.REQUIRED ? refusals.needsOutbound : Outbound.OFFERED
}

/** Why a flow cannot be registered: the first server on its way does not keep it (section 6). */
export function edgeRefusal({ message }: Context, path: PathFound | null): Refusal | null {
  if (viaAt(message, 1) === null) return null
  return path !== null && edgeKeepsFlows(path) ? null : refusals.edgeWithoutOutbound
}
