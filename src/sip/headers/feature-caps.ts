// hot
/** Feature-Caps: what servers on the way can do (RFC 6809). */

import { elements } from '../elements.ts'
import { Fault, FaultCode } from '../errors.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'
import { type ParamValue, readListOf, readParamValue } from '../param-value.ts'

/** The grammar of Feature-Caps: a list of `*` with parameters. */
export function readFeatureCaps(
  text: string,
  from: number,
  to: number,
): readonly (ParamValue | Fault)[] {
  return readListOf(text, from, to, readFeatureCap)
}

/**
 * What each server said that it can do, the nearest first.
 *
 * @example List what servers on the way can do
 * ```ts
 * import { featureCaps, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Feature-Caps: *;+g.3gpp.srvcc="x", *;+g.3gpp.ics\r\n\r\n',
 * )
 * featureCaps(message).length // => 2
 * ```
 */
export function featureCaps(message: Message): readonly (ParamValue | Fault)[] {
  return elements(message, HeaderId.FEATURE_CAPS, readFeatureCaps)
}

/**
 * The value of a feature of the nearest server that has it, without quotes. '' for one without value, null for none.
 *
 * @param name - with its plus: `+g.3gpp.srvcc`
 *
 * @example Ask for one feature
 * ```ts
 * import { featureCap, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nFeature-Caps: *;+g.3gpp.srvcc="x"\r\n\r\n')
 * featureCap(message, '+g.3gpp.srvcc') // => 'x'
 * featureCap(message, '+g.3gpp.ics') // => null
 * ```
 */
export function featureCap(message: Message, name: string): string | null {
  for (const element of featureCaps(message)) {
    const value = element instanceof Fault ? null : element.textParam(name)
    if (value !== null) return value
  }
  return null
}

function readFeatureCap(text: string, from: number, to: number): ParamValue | Fault {
  const result = readParamValue(text, from, to)
  if (result instanceof Fault || result.value === '*') return result
  return new Fault(FaultCode.BAD_PARAMETER, from)
}
