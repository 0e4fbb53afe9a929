/** The text of what is known before any message is there. */

import type { Expression, SocketAddress } from '../ast.ts'
import { fold } from './fold.ts'

/** The text of a constant: a literal, a bare word, an address; null when the expression depends on a message. */
export function literalText(expression: Expression): string | null {
  switch (expression.kind) {
    case 'word':
      return expression.text
    case 'network':
      return expression.bits === null
        ? expression.address
        : `${expression.address}/${expression.bits}`
    case 'socket':
      return socketText(expression.socket)
    case 'myself':
    case 'operand':
      return null
    default: {
      const value = fold(expression)
      return value === null ? null : String(value)
    }
  }
}

/** `protocol:host:port`, as far as they were written; IPv6 in brackets. */
function socketText({ protocol, hosts, port }: SocketAddress): string {
  const host = hosts[0] ?? ''
  const shown = host.includes(':') ? `[${host}]` : host
  return `${protocol === null ? '' : `${protocol}:`}${shown}${port === null ? '' : `:${port}`}`
}
