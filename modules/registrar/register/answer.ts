// hot
/** The reply to a REGISTER: status, reason, and header lines (RFC 3261 10.3 step 8). */

import { type Context, HeaderId, hasOptionTag } from 'siprose'

import type { Settings } from '../settings.ts'
import { contactLine, type GruuParts } from './contact-list.ts'
import { Outbound } from './outbound.ts'
import { PathMode } from './path.ts'
import type { Refusal } from './refusal.ts'
import type { Outcome } from './save.ts'

/** What is answered. */
export interface Answer {
  readonly status: number
  readonly reason: string
  /** Header lines, each with its line end. */
  readonly headers: string
}

/** The answer to a REGISTER. */
export function answerTo(ctx: Context, outcome: Outcome, settings: Settings): Answer {
  const { refusal } = outcome
  const listed = listedContacts(ctx, outcome, settings)
  if (refusal !== null) return refused(refusal, listed + pathLine(outcome, settings), settings)
  const headers = listed + pathLine(outcome, settings) + outboundLines(outcome, settings)
  return { status: 200, reason: 'OK', headers }
}

function refused(refusal: Refusal, listed: string, { params }: Settings): Answer {
  const { status, reason, error, headers } = refusal
  const wait =
    status >= 500 && params.retry_after > 0 ? `Retry-After: ${params.retry_after}\r\n` : ''
  const lines = `${listed}${headers}P-Registrar-Error: ${error}\r\n${wait}`
  return { status, reason, headers: lines }
}

function listedContacts(ctx: Context, outcome: Outcome, settings: Settings): string {
  if (outcome.aor === '') return ''
  const record = outcome.record ?? outcome.table.find(outcome.aor)
  if (record === null) return ''
  const { params } = settings
  const gruu = params.gruu_enabled === 0 ? null : gruuParts(ctx, outcome)
  return contactLine(record, outcome.now, { receivedParam: params.received_param, gruu })
}

/** What GRUUs are made of, where the device has asked for them. */
function gruuParts({ message }: Context, { uri }: Outcome): GruuParts | null {
  if (uri === null || !message.has(HeaderId.SUPPORTED)) return null
  if (!hasOptionTag(message, HeaderId.SUPPORTED, 'gruu')) return null
  return { scheme: uri.scheme, user: uri.user ?? '', host: uri.host }
}

/** The Path of the request, where it is shown (RFC 3327 section 5.3). */
function pathLine({ path }: Outcome, { params }: Settings): string {
  if (path === null || params.path_mode === PathMode.OFF) return ''
  if (params.path_mode === PathMode.LAZY && !path.supported) return ''
  return `Path: ${path.text}\r\n`
}

function outboundLines({ outbound }: Outcome, { params }: Settings): string {
  if (outbound === Outbound.NO) {
    return params.outbound_mode === 0 ? '' : 'Supported: outbound\r\n'
  }
  if (outbound === Outbound.OFFERED) return 'Supported: outbound\r\n'
  const timer = params.flow_timer === 0 ? '' : `Flow-Timer: ${params.flow_timer}\r\n`
  return `Supported: outbound\r\nRequire: outbound\r\n${timer}`
}
