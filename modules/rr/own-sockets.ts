/** Sockets that our own URIs name. */

import { canonicalAddress, type Host, type Listener, type Uri } from 'siprose'

/**
 * The socket that a Route of ours stands for: by its name, else by address, port and transport, as it is or as it is shown.
 *
 * @returns null where it stands for none, as that of an alias
 */
export function socketOf(server: Host, uri: Uri): Listener | null {
  const name = uri.param('sn')
  const named = name === null || name === '' ? null : server.sockets.named(name)
  if (named !== null) return named
  const word = uri.transport?.toLowerCase() ?? (uri.scheme === 'sips' ? 'tls' : 'udp')
  const port = uri.port ?? (word === 'tls' || word === 'wss' ? 5061 : 5060)
  const written = uri.host
  const bare = written.startsWith('[') ? written.slice(1, -1) : written
  const host = canonicalAddress(bare) ?? bare.toLowerCase()
  for (const listener of server.listeners) {
    const { proto } = listener
    if (proto !== word && !(word === 'ws' && proto === 'wss')) continue
    if (listener.port === port && listener.address === host) return listener
    const shown = server.sockets.shownOf(listener)
    if (shown.port === port && shown.address === host) return listener
    const { advertised } = listener
    if (advertised !== null && advertised.port === port && advertised.address === host) {
      return listener
    }
  }
  return null
}
