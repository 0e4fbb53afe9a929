// hot
/** Values with parameters, `presence;id=7`: the form of most headers that are no address. */

import { skipBlanks, stopTable, trimEnd } from './chars.ts'
import { Fault, FaultCode } from './errors.ts'
import { elementEnd } from './list.ts'
import { param, ParamWalk, quotedEnd, unquote } from './params.ts'
import { tokenEnd } from './tokens.ts'

// repeated here because an imported constant is loaded at each comparison: see scan.ts
const QUOTE = 34
const SEMICOLON = 59
const VALUE_STOP = stopTable(';')

/**
 * A value and its parameters.
 *
 * @example Read a value with parameters
 * ```ts
 * import { parseMessageText, reasons } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Reason: Q.850;cause=16;text="Normal call clearing"\r\n\r\n',
 * )
 * const [reason] = reasons(message)
 * reason // => { value: 'Q.850', params: 'cause=16;text="Normal call clearing"' }
 * ```
 */
export class ParamValue {
  /** The value as written. */
  readonly value: string
  /** The parameters, without the first `;`. */
  readonly params: string

  constructor(value: string, params: string) {
    this.value = value
    this.params = params
  }

  /** The value of a parameter as written, '' for one without value, null if it is not there. */
  param(name: string): string | null {
    return this.params === '' ? null : param(this.params, 0, this.params.length, name)
  }

  /** The value of a parameter without quotes and escapes, null if it is not there. */
  textParam(name: string): string | null {
    const written = this.param(name)
    return written === null ? null : unquote(written)
  }
}

const walk = new ParamWalk('', 0, 0)

/** The grammar of anything without blanks, or of a text in quotes, followed by parameters. */
export function readParamValue(text: string, from: number, to: number): ParamValue | Fault {
  const start = skipBlanks(text, from, to)
  const end = trimEnd(text, start, to)
  let p = start
  if (p < end && text.charCodeAt(p) === QUOTE) {
    p = quotedEnd(text, start, end)
    if (p < 0) return new Fault(FaultCode.UNCLOSED_QUOTE, start)
  } else while (p < end && VALUE_STOP[text.charCodeAt(p)] === 0) p++
  if (p === start) return new Fault(FaultCode.EMPTY_ELEMENT, start)
  const after = skipBlanks(text, p, end)
  const fault = paramsFault(text, after, end)
  return fault ?? new ParamValue(text.slice(start, p), paramsFrom(text, after, end))
}

/** The grammar of a token followed by parameters. */
export function readTokenValue(text: string, from: number, to: number): ParamValue | Fault {
  const result = readParamValue(text, from, to)
  if (result instanceof Fault) return result
  const { value } = result
  const end = tokenEnd(value, 0, value.length)
  if (end === value.length) return result
  return new Fault(FaultCode.BAD_TOKEN, skipBlanks(text, from, to) + end)
}

/** The grammar of parameters with nothing before them: the value is ''. */
export function readParamsAlone(text: string, from: number, to: number): ParamValue | Fault {
  if (from >= to) return new Fault(FaultCode.EMPTY_ELEMENT, from)
  walk.over(text, from, to)
  while (walk.next());
  if (walk.fault !== null) return new Fault(walk.fault, walk.faultAt)
  return new ParamValue('', text.slice(from, to))
}

/** What is wrong with the parameters that start with the `;` at `from`; null for good ones, and for none at all. */
export function paramsFault(text: string, from: number, to: number): Fault | null {
  if (from >= to) return null
  if (text.charCodeAt(from) !== SEMICOLON) return new Fault(FaultCode.TRAILING_TEXT, from)
  walk.over(text, from, to)
  while (walk.next());
  return walk.fault === null ? null : new Fault(walk.fault, walk.faultAt)
}

/** The parameters that start with the `;` at `from`, without it; '' for none. */
export function paramsFrom(text: string, from: number, to: number): string {
  return from < to ? text.slice(skipBlanks(text, from + 1, to), to) : ''
}

/** Reads a list, every element by `read`; a header without a value is a list of none. */
export function readListOf<T>(
  text: string,
  from: number,
  to: number,
  read: (text: string, from: number, to: number) => T | Fault,
): readonly (T | Fault)[] {
  const list: (T | Fault)[] = []
  if (from >= to) return list
  for (;;) {
    const end = elementEnd(text, from, to)
    list.push(read(text, from, end))
    if (end >= to) return list
    from = end + 1
  }
}
