/**
 * Brings TLS: connections nobody reads along, between peers that know whom they talk to.
 *
 * Loaded together with `enable_tls = yes`. Certificates and rules stand in parameters, or, one profile for each address or
 * name, in a file of their own, which can be read again while connections stay.
 *
 * @module tls
 */
import { defineModule, eventRoute, gauge } from 'siprose'

import { openOf } from './open-connections.ts'
import { optionsOf, params } from './params.ts'
import { Tls } from './tls.ts'

export const tls = defineModule('tls', {
  params,
  statistics: {
    /** Connections that are open, with those whose handshake is not over. */
    openedConnections: gauge({ name: 'opened_connections' }, (server) => openOf(server).length),
    /** How many may be open: the core parameter `tls_max_connections`. */
    maxConnections: gauge(
      { name: 'max_connections' },
      (server) => server.settings.tls_max_connections,
    ),
    /** Bytes that wait to be encrypted and sent. */
    waitingBytes: gauge({ name: 'clear_text_write_queued_bytes' }, (server) =>
      openOf(server).reduce((sum, { waitingBytes }) => sum + waitingBytes, 0),
    ),
  },
  eventRoutes: {
    /**
     * Runs when a connection that the server has opened is secure, before anything is sent.
     *
     * There is no message: the variables of the peer's address and of TLS are about the connection. `drop` closes it, and
     * what was to be sent is lost.
     *
     * @example Send nothing to servers of another organisation
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "tls.so"
     * enable_tls = yes
     * modparam("tls", "certificate", "server.pem")
     * listen = tls:192.0.2.1:5061
     * request_route { forward(); }
     * event_route[tls:connection-out] {
     *     if ($tls_peer_subject_organization != "Example") drop;
     * }
     * ```
     * ```sip
     * actor dave tls:192.0.2.40 certificate=dave.example.com
     * actor mallory tls:192.0.2.66 certificate=mallory.example.net,O=Elsewhere
     * alice > MESSAGE sip:dave@192.0.2.40;transport=tls
     * dave  < MESSAGE sip:dave@192.0.2.40;transport=tls
     * dave  > 200
     * alice < 200
     * alice > MESSAGE sip:mallory@192.0.2.66;transport=tls
     * alice < 477 {*}
     * ```
     *
     * @compat A route that waits, for a database for example, cannot drop the connection any more.
     */
    connectionOut: eventRoute('tls:connection-out'),
  },
  state: (self) =>
    new Tls(optionsOf(self.params), {
      server: self.server,
      log: self.log,
      connectionOut: self.events.connectionOut,
    }),
  start: (self) => self.state.start(),
})
