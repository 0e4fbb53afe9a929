/** URIs of MSRP (RFC 4975 section 6). */

/** Its parts; '' for those that are not there. */
export interface MsrpUri {
  readonly scheme: string
  readonly user: string
  readonly userinfo: string
  /** An IPv6 address in brackets. */
  readonly host: string
  readonly port: string
  readonly session: string
  readonly proto: string
  /** What stands behind the first semicolon, where more than the transport does. */
  readonly params: string
}

const URI = /^(msrps?):\/\/([^\s;]+)(?:;(.*))?$/i
const HOST = /^(\[[0-9a-f:.]+\]|[^:[\]@]+)(?::(\d{1,5}))?$/i
const LARGEST_PORT = 65_535

/** Reads one; null for what is none. */
export function parseMsrpUri(text: string): MsrpUri | null {
  const [, scheme, before = '', params = ''] = URI.exec(text) ?? []
  if (scheme === undefined) return null
  const slash = before.indexOf('/')
  const authority = slash < 0 ? before : before.slice(0, slash)
  const at = authority.lastIndexOf('@')
  const userinfo = at < 0 ? '' : authority.slice(0, at)
  const [, host, port = ''] = HOST.exec(authority.slice(at + 1)) ?? []
  if (host === undefined || Number(port) > LARGEST_PORT) return null
  const semicolon = params.indexOf(';')
  return {
    scheme,
    user: userinfo.split(':', 1)[0] ?? '',
    userinfo,
    host,
    port,
    session: slash < 0 ? '' : before.slice(slash + 1),
    proto: semicolon < 0 ? params : params.slice(0, semicolon),
    params: semicolon < 0 ? '' : params,
  }
}
