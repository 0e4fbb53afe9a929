// hot
/** Resource-Priority and Accept-Resource-Priority: how urgent a request is (RFC 4412 section 3). */

import { elements } from '../elements.ts'
import { Fault, FaultCode } from '../errors.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'
import { readTokenList } from '../tokens.ts'

const DOT = '.'

/**
 * A priority within a namespace: `ets.0`.
 *
 * @example Read namespace and priority
 * ```ts
 * import { parseMessageText, resourcePriorities } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nResource-Priority: dsn.flash\r\n\r\n')
 * resourcePriorities(message) // => [{ namespace: 'dsn', priority: 'flash' }]
 * ```
 */
export class ResourcePriority {
  /** Whose priorities these are, in lower case. */
  readonly namespace: string
  /** The priority, in lower case. */
  readonly priority: string

  constructor(namespace: string, priority: string) {
    this.namespace = namespace
    this.priority = priority
  }
}

/** The grammar of both headers: a list of tokens with a dot in them. */
export function readPriorities(
  text: string,
  from: number,
  to: number,
): readonly (ResourcePriority | Fault)[] {
  const list: (ResourcePriority | Fault)[] = []
  for (const token of readTokenList(text, from, to)) {
    list.push(token instanceof Fault ? token : priorityOf(token, from))
  }
  return list
}

/**
 * How urgent a request is, over all its Resource-Priority headers.
 *
 * @example Let an emergency pass first
 * ```ts
 * import { parseMessageText, resourcePriorities } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nResource-Priority: wps.3, ets.0\r\n\r\n')
 * resourcePriorities(message) // => [{ namespace: 'wps' }, { namespace: 'ets', priority: '0' }]
 * ```
 */
export function resourcePriorities(message: Message): readonly (ResourcePriority | Fault)[] {
  return elements(message, HeaderId.RESOURCE_PRIORITY, readPriorities)
}

/**
 * The priorities that a server takes.
 *
 * @example See which priorities a server takes
 * ```ts
 * import { acceptedPriorities, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'SIP/2.0 417 Unknown Resource-Priority\r\n' +
 *     'Accept-Resource-Priority: dsn.flash, dsn.routine\r\n\r\n',
 * )
 * acceptedPriorities(message).length // => 2
 * ```
 */
export function acceptedPriorities(message: Message): readonly (ResourcePriority | Fault)[] {
  return elements(message, HeaderId.ACCEPT_RESOURCE_PRIORITY, readPriorities)
}

function priorityOf(token: string, from: number): ResourcePriority | Fault {
  const dot = token.lastIndexOf(DOT)
  if (dot < 1 || dot + 1 === token.length) return new Fault(FaultCode.BAD_TOKEN, from)
  return new ResourcePriority(token.slice(0, dot).toLowerCase(), token.slice(dot + 1).toLowerCase())
}
