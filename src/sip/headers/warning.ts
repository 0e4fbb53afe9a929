// hot
/** Warning: what went not quite right, for people and their machines (RFC 3261 20.43). */

import { decimal, isBlank, skipBlanks, trimEnd } from '../chars.ts'
import { elements } from '../elements.ts'
import { Fault, FaultCode } from '../errors.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'
import { readListOf } from '../param-value.ts'
import { quote, quotedEnd, unquote } from '../params.ts'

// repeated here because an imported constant is loaded at each comparison: see scan.ts
const QUOTE = 34

/**
 * One warning.
 *
 * @example Read the text of a warning
 * ```ts
 * import { parseMessageText, warnings } from 'siprose/sip'
 *
 * const message = parseMessageText('SIP/2.0 200 OK\r\nWarning: 399 example.com "Slow \\"down\\""\r\n\r\n')
 * warnings(message) // => [{ text: 'Slow "down"' }]
 * ```
 */
export class Warning {
  /** Three digits: 300 to 399 for those of SIP. */
  readonly code: number
  /** Who warns: a host with a port or without, or a name. */
  readonly agent: string
  /** What people read, without quotes and escapes. */
  readonly text: string

  constructor(code: number, agent: string, text: string) {
    this.code = code
    this.agent = agent
    this.text = text
  }
}

/** The grammar of Warning. */
export function readWarnings(text: string, from: number, to: number): readonly (Warning | Fault)[] {
  return readListOf(text, from, to, readWarning)
}

/**
 * The warnings of a message, in order.
 *
 * @example See what went not quite right
 * ```ts
 * import { parseMessageText, warnings } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'SIP/2.0 200 OK\r\n' +
 *     'Warning: 307 isi.edu "Session parameter \'foo\' not understood"\r\n\r\n',
 * )
 * warnings(message) // => [{ code: 307, agent: 'isi.edu' }]
 * ```
 */
export function warnings(message: Message): readonly (Warning | Fault)[] {
  return elements(message, HeaderId.WARNING, readWarnings)
}

/**
 * A warning as it is written: `399 example.com "Slow down"`.
 *
 * @example Tell why a description was refused
 * ```ts
 * import { printWarning } from 'siprose/sip'
 *
 * printWarning(304, 'example.com', 'No "opus" here') // => '304 example.com "No \\"opus\\" here"'
 * ```
 */
export function printWarning(code: number, agent: string, text: string): string {
  return `${code} ${agent} ${quote(text)}`
}

function readWarning(text: string, from: number, to: number): Warning | Fault {
  const start = skipBlanks(text, from, to)
  const end = trimEnd(text, start, to)
  const codeEnd = wordEnd(text, start, end)
  const code = decimal(text, start, codeEnd, 999)
  if (code < 100 || codeEnd - start !== 3) return new Fault(FaultCode.BAD_NUMBER, start)
  const agentStart = skipBlanks(text, codeEnd, end)
  const agentEnd = wordEnd(text, agentStart, end)
  if (agentEnd === agentStart) return new Fault(FaultCode.BAD_HOST, agentStart)
  const textStart = skipBlanks(text, agentEnd, end)
  if (textStart >= end) return new Fault(FaultCode.EMPTY_ELEMENT, textStart)
  if (text.charCodeAt(textStart) !== QUOTE) return new Fault(FaultCode.TRAILING_TEXT, textStart)
  const textEnd = quotedEnd(text, textStart, end)
  if (textEnd < 0) return new Fault(FaultCode.UNCLOSED_QUOTE, textStart)
  if (textEnd < end) return new Fault(FaultCode.TRAILING_TEXT, textEnd)
  return new Warning(
    code,
    text.slice(agentStart, agentEnd),
    unquote(text.slice(textStart, textEnd)),
  )
}

/** Where the next blank or quote is. */
function wordEnd(text: string, p: number, to: number): number {
  while (p < to && !isBlank(text.charCodeAt(p)) && text.charCodeAt(p) !== QUOTE) p++
  return p
}
