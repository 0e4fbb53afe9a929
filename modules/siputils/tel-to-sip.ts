/** Telephone numbers as users of SIP URIs (RFC 3261 section 19.1.6, RFC 3966). */
import { parseUri, type Uri } from 'siprose'

/** A `tel` URI in its parts. */
interface Telephone {
  /** The number without visual separators. */
  readonly number: string
  /** Its parameters, in lower case. */
  readonly params: readonly string[]
}

/** Whether a text starts as a `tel` URI does. */
export function isTelText(text: string): boolean {
  return /^tel:/i.test(text)
}

/** The SIP URI for a `tel` URI, its parameters kept in order; null when text or result is no URI. */
export function telToSip(text: string, host: string): string | null {
  const telephone = readTelephone(text)
  return telephone === null ? null : printSip(telephone.number, telephone.params, host)
}

/**
 * The SIP URI for a `tel` URI, in the one form that compares well; null when text or result is no URI.
 *
 * Sub-address and extension come first, then the context, then the others by name. A context that is a domain goes, one that is a
 * number loses its separators.
 */
export function telToSipOrdered(text: string, host: string): string | null {
  const telephone = readTelephone(text)
  if (telephone === null) return null
  const params = telephone.params
    .map(contextWritten)
    .filter((param) => param !== '')
    .toSorted((a, b) => rank(a) - rank(b) || compare(nameOf(a), nameOf(b)))
  return printSip(telephone.number, params, host)
}

function readTelephone(text: string): Telephone | null {
  const uri: Uri | null = parseUri(text)
  if (uri === null || uri.scheme !== 'tel') return null
  const number = withoutSeparators(uri.user ?? '')
  if (!/^\+?[0-9a-fA-F*#]+$/.test(number)) return null
  const params = uri.params.split(';').filter((param) => param !== '')
  return { number, params: params.map(lowerCase) }
}

function printSip(number: string, params: readonly string[], host: string): string | null {
  const user = [number.replaceAll('#', '%23'), ...params].join(';')
  const text = `sip:${user}@${host};user=phone`
  const uri = parseUri(text)
  return uri !== null && uri.user === user ? text : null
}

/** The context as it is kept: '' for a domain, which the host takes the place of. */
function contextWritten(param: string): string {
  if (nameOf(param) !== 'phone-context') return param
  const value = param.slice('phone-context='.length)
  return value.startsWith('+') ? `phone-context=${withoutSeparators(value)}` : ''
}

const first = ['isub', 'ext', 'phone-context']

function rank(param: string): number {
  const place = first.indexOf(nameOf(param))
  return place < 0 ? first.length : place
}

function nameOf(param: string): string {
  return param.split('=', 1)[0] ?? ''
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function withoutSeparators(number: string): string {
  return number.replaceAll(/[-.()]/g, '')
}

function lowerCase(text: string): string {
  return text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase())
}
