// hot
/** Security-Client, Security-Server and Security-Verify: how two neighbours agree on protection (RFC 3329). */

import { elements } from '../elements.ts'
import { Fault, FaultCode } from '../errors.ts'
import type { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'
import { ParamValue, readListOf, readTokenValue } from '../param-value.ts'
import { readQ } from './contact.ts'

/**
 * One way of protection; its `value` is the name: `tls`, `digest`, `ipsec-3gpp`.
 *
 * @example Read the parameters of a protection
 * ```ts
 * import { HeaderId, parseMessageText, securityMechanisms } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Security-Server: ipsec-3gpp;alg=hmac-md5-96\r\n\r\n',
 * )
 * securityMechanisms(message, HeaderId.SECURITY_SERVER) // => [{ value: 'ipsec-3gpp', params: 'alg=hmac-md5-96' }]
 * ```
 */
export class SecurityMechanism extends ParamValue {
  /** How well it is liked in thousandths, null if that is not said. */
  readonly q: number | null

  constructor(value: string, params: string, q: number | null) {
    super(value, params)
    this.q = q
  }
}

/** The headers that hold ways of protection. */
export type SecurityHeader =
  | typeof HeaderId.SECURITY_CLIENT
  | typeof HeaderId.SECURITY_SERVER
  | typeof HeaderId.SECURITY_VERIFY

/** The grammar of all three. */
export function readSecurity(
  text: string,
  from: number,
  to: number,
): readonly (SecurityMechanism | Fault)[] {
  return readListOf(text, from, to, readMechanism)
}

/**
 * The ways of protection in a message's headers of one kind, in order.
 *
 * @example See which protection a phone offers
 * ```ts
 * import { HeaderId, parseMessageText, securityMechanisms } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Security-Client: tls;q=0.5, digest\r\n\r\n',
 * )
 * securityMechanisms(message, HeaderId.SECURITY_CLIENT) // => [{ value: 'tls', q: 500 }, { value: 'digest', q: null }]
 * ```
 */
export function securityMechanisms(
  message: Message,
  id: SecurityHeader,
): readonly (SecurityMechanism | Fault)[] {
  return elements(message, id, readSecurity)
}

function readMechanism(text: string, from: number, to: number): SecurityMechanism | Fault {
  const result = readTokenValue(text, from, to)
  if (result instanceof Fault) return result
  const written = result.param('q')
  const q = written === null ? null : readQ(written)
  if (q !== null && q < 0) return new Fault(FaultCode.BAD_Q, from)
  return new SecurityMechanism(result.value, result.params, q)
}
