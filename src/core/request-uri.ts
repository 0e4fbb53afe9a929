/** The request URI with one part changed, as the functions of old change it. */

import {
  withHost,
  withHostPort,
  withParams,
  withPassword,
  withPort,
  withUser,
} from '../sip/uri-changes.ts'
import { parseUri, type Uri } from '../sip/uri.ts'

/** Another user; none, and no password either, where it is empty. */
export function withUserOf(uri: Uri, user: string): string {
  if (user !== '') return withUser(uri, user)
  return uri.scheme === 'tel' ? uri.text : withUser(uri, null)
}

/** Another user and password. */
export function withUserInfo(uri: Uri, userInfo: string): string {
  const plain = parseUri(withPassword(uri, null))
  return plain === null ? uri.text : withUserOf(plain, userInfo)
}

/** Another host; a `tel` URI becomes one that has a host. */
export function withHostOf(uri: Uri, host: string): string {
  return withHost(asSip(uri, host), host)
}

/** Another host and port. */
export function withHostPortOf(uri: Uri, hostPort: string): string {
  return withHostPort(asSip(uri, hostPort), hostPort)
}

/** Another host, port and transport: `host:port;transport=tcp`. */
export function withHostPortTransport(uri: Uri, text: string): string {
  const sip = asSip(uri, text)
  const others = sip.params
    .split(';')
    .filter((param) => param !== '' && !/^transport(?:=|$)/i.test(param))
  const plain = parseUri(withParams(sip, others.join(';')))
  return plain === null ? uri.text : withHostPort(plain, text)
}

/** Another port, or none. */
export function withPortOf(uri: Uri, port: number | null): string {
  return withPort(uri, port)
}

/** The URI with `user=phone`, where nothing says what its user is. */
export function withUserParam(uri: Uri): string {
  if (!uri.isSip || /(?:^|;)user(?:=|;|$)/i.test(uri.params)) return uri.text
  return withParams(uri, uri.params === '' ? 'user=phone' : `${uri.params};user=phone`)
}

/** A `tel` URI as a `sip` URI: the number with its parameters is the user (RFC 3261 section 19.1.6). */
function asSip(uri: Uri, host: string): Uri {
  if (uri.scheme !== 'tel') return uri
  const [bare = ''] = host.split(';', 1)
  return parseUri(`sip:${uri.text.slice('tel:'.length)}@${bare};user=phone`) ?? uri
}
