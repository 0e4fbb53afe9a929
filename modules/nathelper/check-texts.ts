/** Texts of parameters that have a form of their own. */

import { isToken, parseSocketSpec, parseUri, SiproseError } from 'siprose'

/** The name of an AVP: `$avp(name)`, with or without the old `s:` or `i:`. */
export function avpName(text: string): string {
  const name = /^\$avp\((?:[si]:)?([^()$]+)\)$/.exec(text.trim())?.[1]
  if (name !== undefined) return name
  throw refused('received_avp', text, '$avp(name)')
}

/** A socket, as `listen` has it. */
export function checkSocket(text: string): void {
  if (parseSocketSpec(text) === null) throw refused('force_socket', text, 'address:port')
}

/** The URI that pings come from. */
export function checkFrom(text: string): void {
  if (!(parseUri(text)?.isSip ?? false)) throw refused('sipping_from', text, 'a SIP URI')
}

/** The method of pings. */
export function checkMethod(text: string): void {
  if (!isToken(text)) throw refused('sipping_method', text, 'a method')
}

/** The name of the parameter of aliases, or empty for the usual one. */
export function checkAliasName(text: string): void {
  if (text !== '' && !isToken(text)) throw refused('alias_name', text, 'a name of a parameter')
}

/** A line of a description without its end, with which it may be written. */
export function descriptionLine(text: string): string {
  const line = text.replace(/\r?\n$/, '')
  if (line === '' || /^[a-z]=[^\r\n]+$/.test(line)) return line
  throw refused('nortpproxy_str', text, 'one line such as a=nortpproxy:yes, or empty')
}

function refused(name: string, text: string, possible: string): SiproseError {
  const code = `nathelper/${name.replaceAll('_', '-')}`
  return new SiproseError(code, `\`${name}\` is \`${text}\`; it can be ${possible}`)
}
