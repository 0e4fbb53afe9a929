/** What the tokens of a configuration look like. Sticky patterns: set `lastIndex`, then `exec`. */

/** Blanks within a line. */
export const BLANKS = /[ \t\r\b\f\v]+/y
/** An identifier or a reserved word. */
export const WORD = /[A-Za-z_][A-Za-z0-9_]*/y
/** A number, or what was meant to be one. */
export const DIGITS = /[0-9][0-9A-Za-z_]*/y
/** An operator or a bracket, the longest that fits. */
export const SIGN = /==|=~|!=|>=|<=|>>|<<|&&|\|\||\+=|\(int\)|\(str\)|[=<>+\-*/&|^~!(){}[\],;:.%?]/y
/** Four numbers with dots. */
export const IP4 = /\d{1,3}(?:\.\d{1,3}){3}(?![\w.])/y
/** What may be an IPv6 address: `isIp6` decides. */
export const IP6 = /[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){2,7}(?:\.\d{1,3}){0,3}/y
/** A line that chooses how `$` is read. */
export const MODE = /^(?:#!|##!|\/\/!)[ \t]*(KAMAILIO|OPENSER|SER|ALL|MAXCOMPAT)[ \t\r]*$/
/** A directive where the text counts. */
export const DIRECTIVE =
  /(?:#!|!!)(include_file|import_file|define|def|trydefine|trydef|redefine|redef|undefine|undef|tryundefine|tryundef|defexps|defexp|defenvs|defenv|trydefenvs|trydefenv|ifdef|ifndef|ifexp|else|endif|substdefs|substdef|subst)(?=[ \t\r\n"']|$)/y
/** A directive that may end a part that does not count. */
export const CONDITION = /(?:#!|!!)(ifdef|ifndef|ifexp|else|endif)(?=[ \t\r\n]|$)/g
/** Characters that mean nothing. */
export const BAD = /[^ \t\r\n\b\f\vA-Za-z0-9_"'$@=<>+\-*/&|^~!(){}[\],;:.%?#]+/y
/** Text in backticks, or in the quotes U+2018 to U+201F as UTF-8. */
export const QUOTED = /(?:`|\xe2\x80[\x98-\x9f])([^`"'\n\xe2]+)(?:`|\xe2\x80[\x98-\x9f])/y
/** What cannot stand right behind a string: there a quote was forgotten before. */
export const NOT_BEHIND_STRING = /[A-Za-z0-9_$@%\\{'([~\x80-\xff]/

/** True for a character a word may begin with. */
export function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f
}

/** True for a character a word may go on with. */
export function isLetterOrDigit(code: number): boolean {
  return isLetter(code) || (code >= 0x30 && code <= 0x39)
}

/** True for an IPv6 address: `::` once, or all eight groups. */
export function isIp6(text: string): boolean {
  if (!text.includes(':')) return false
  const double = text.indexOf('::')
  const colons = text.split(':').length - 1
  if (double < 0) return colons === 7 || (colons === 6 && text.includes('.'))
  return text.indexOf('::', double + 1) < 0
}

/** All directives, to find what a mistyped one was meant to be. */
export const directiveNames =
  `include_file import_file define trydef trydefine redefine redef undefine undef
tryundef tryundefine defexp defexps defenv defenvs trydefenv trydefenvs ifdef ifndef ifexp else endif
substdefs substdef subst`.split(/\s+/)
