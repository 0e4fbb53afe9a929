/** The TLS connections that are open, for commands and figures. */

import type { Connection, Host } from 'siprose'

/** Those of all sockets, with those whose handshake is not over. */
export function openOf(server: Host): readonly Connection[] {
  return server.listeners.flatMap((listener) =>
    listener.proto === 'tls' ? (listener.list?.() ?? []) : [],
  )
}
