/** A place as functions take it: `proto:host:port`, of which transport and port may be left out. */

import { type Destination, type Proto, SiproseError } from 'siprose'

/** A place. */
export type ProxyPlace = Destination

const PROTOS: ReadonlySet<string> = new Set<Proto>(['udp', 'tcp', 'tls', 'sctp', 'ws', 'wss'])

/**
 * Reads a place.
 *
 * @param text - `tcp:192.0.2.9:5080`, `example.com`, `[2001:db8::9]:5080`
 */
export function proxyPlace(text: string): ProxyPlace {
  const first = text.indexOf(':')
  const word = first < 0 ? '' : text.slice(0, first).toLowerCase()
  const proto = PROTOS.has(word) ? (word as Proto) : null // checked: it is in the set of them
  const rest = proto === null ? text : text.slice(first + 1)
  const { host, port } = hostPort(rest)
  if (host === '' || !/^[0-9A-Za-z.\-_:[\]]+$/.test(host) || port < 0) {
    throw new SiproseError(
      'tm/bad-place',
      `\`${text}\` is no place to send to; write \`example.com\`, \`192.0.2.9:5080\` or \`tcp:192.0.2.9:5080\``,
    )
  }
  return { host, port, proto }
}

function hostPort(text: string): { host: string; port: number } {
  const end = text.startsWith('[') ? text.indexOf(']') + 1 : text.lastIndexOf(':')
  if (text.startsWith('[') && end === 0) return { host: '', port: -1 }
  const host = end < 0 ? text : text.slice(0, end)
  const rest = end < 0 ? '' : text.slice(end)
  if (rest === '') return { host, port: 0 }
  const port = rest.startsWith(':') && /^:\d{1,5}$/.test(rest) ? Number(rest.slice(1)) : -1
  return { host, port: port > 65_535 ? -1 : port }
}
