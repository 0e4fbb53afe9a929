/** Whether a message that the callee gets has passed the server as it must. */

import { countOf, valueOf } from './answers.ts'
import { BRANCH } from './scenario.ts'

/** What is wrong with the way of a request; '' for nothing. It has the server's Via above the caller's, and one hop less. */
export function passedFault(request: string): string {
  if (countOf(request, 'Via') !== 2) return 'two Vias'
  const top = valueOf(request, 'Via')
  if (!top.startsWith('SIP/2.0/UDP 127.0.0.1') || !top.includes(';branch=z9hG4bK')) return 'Via'
  const own = request.indexOf(`branch=${BRANCH}`)
  if (own < request.indexOf('\r\nVia: ', request.indexOf('\r\nVia: ') + 2)) return 'own Via'
  return valueOf(request, 'Max-Forwards') === '69' ? '' : 'Max-Forwards'
}

/** The number of a caller's operation, as its Call-ID begins with it. */
export function numberOf(message: string): string {
  const callId = valueOf(message, 'Call-ID')
  return callId.slice(0, callId.indexOf('-'))
}
