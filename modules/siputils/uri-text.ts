/** Parts of URIs changed, in text. */
import { parseUri, withHost, withHostPort, withPassword, withUser } from 'siprose'

/** The URI with another user and no password, none if it is empty; null when text or result is no URI that can have one. */
export function withUserIn(text: string, user: string): string | null {
  const plain = parseUri(parseUriWithoutPassword(text))
  if (plain === null || (!plain.isSip && plain.scheme !== 'tel')) return null
  const wanted = user === '' ? null : user
  const changed = withUser(plain, wanted)
  const check = parseUri(changed)
  return check !== null && writtenUser(check) === wanted ? changed : null
}

function parseUriWithoutPassword(text: string): string {
  const uri = parseUri(text)
  return uri === null ? '' : withPassword(uri, null)
}

/** User and password as they stand in a URI; null for none. */
function writtenUser(uri: { user: string | null; password: string | null }): string | null {
  return uri.user === null || uri.password === null ? uri.user : `${uri.user}:${uri.password}`
}

/** The URI with another host, or another host and port; null when text or result is no SIP URI. */
export function withHostIn(text: string, host: string): string | null {
  const uri = parseUri(text)
  if (uri === null || !uri.isSip || host === '') return null
  const hasPort = /^(?:\[[^\]]*\]|[^:[\]]*):[0-9]+$/.test(host)
  const changed = hasPort ? withHostPort(uri, host) : withHost(uri, host)
  const check = parseUri(changed)
  if (check === null) return null
  return check.host.length + portLength(host, hasPort) === host.length ? changed : null
}

function portLength(host: string, hasPort: boolean): number {
  return hasPort ? host.length - host.lastIndexOf(':') : 0
}
