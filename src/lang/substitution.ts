/** The rules of `#!subst`: a pattern and what takes its place. */
import { posixRegex, RegexError, type Matcher } from './posix-regex.ts'

/** A rule that was read. */
export interface Substitution {
  readonly matcher: Matcher
  /** Texts and, as numbers, groups of the match. */
  readonly replacement: readonly (string | number)[]
  readonly all: boolean
}

/** A rule, or what is wrong with its text. */
export type ReadSubstitution =
  | {
      readonly rule: Substitution
      readonly pattern: string
      readonly value: string
      readonly fault: null
    }
  | { readonly rule: null; readonly fault: string }

/** How long a text may become by substitutions; beyond it a rule leaves it alone. */
const LONGEST = 65536

/**
 * Reads `/pattern/replacement/flags`; the first character is the separator. Flags: `g` every match, `i` any case, `s` lines
 * matched one by one.
 */
export function readSubstitution(text: string): ReadSubstitution {
  const separator = text.charAt(0)
  const middle = nextSeparator(text, separator, 1)
  const last = middle < 0 ? -1 : nextSeparator(text, separator, middle + 1)
  if (last < 0) return { rule: null, fault: 'it must look like `"/pattern/replacement/flags"`' }
  const flags = text.slice(last + 1)
  const unknown = /[^gis]/.exec(flags)
  if (unknown !== null) {
    return { rule: null, fault: `\`${unknown[0]}\` is no flag; flags are \`g\`, \`i\` and \`s\`` }
  }
  const pattern = text.slice(1, middle).replaceAll(`\\${separator}`, separator)
  const value = text.slice(middle + 1, last)
  const matcher = compile(pattern, flags)
  if (typeof matcher === 'string') return { rule: null, fault: matcher }
  const rule = { matcher, replacement: readReplacement(value), all: flags.includes('g') }
  return { rule, pattern, value, fault: null }
}

/** Applies a rule to a text. */
export function substitute(rule: Substitution, text: string): string {
  let result = ''
  let from = 0
  let found = rule.matcher.exec(text, 0)
  while (found !== null && found.end > found.start) {
    result += text.slice(from, found.start)
    for (const part of rule.replacement) {
      result += typeof part === 'string' ? part : (found.groups[part] ?? '')
    }
    if (result.length > LONGEST) return text
    from = found.end
    found = rule.all && from < text.length ? rule.matcher.exec(text, from) : null
  }
  return from === 0 ? text : result + text.slice(from)
}

function nextSeparator(text: string, separator: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === separator) return at
  }
  return -1
}

function compile(pattern: string, flags: string): Matcher | string {
  try {
    return posixRegex(pattern, { ignoreCase: flags.includes('i'), newline: flags.includes('s') })
  } catch (error) {
    if (error instanceof RegexError) return error.message
    throw error
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

function readReplacement(text: string): (string | number)[] {
  const parts: (string | number)[] = []
  let plain = ''
  for (let at = 0; at < text.length; at += 1) {
    const escaped = text[at] === '\\' && at + 1 < text.length
    if (escaped) at += 1
    const character = text.charAt(at)
    if (!escaped) plain += character
    else if (/[0-9]/.test(character)) {
      if (plain !== '') parts.push(plain)
      plain = ''
      parts.push(Number(character))
    } else plain += ESCAPES[character] ?? character
  }
  if (plain !== '') parts.push(plain)
  return parts
}
