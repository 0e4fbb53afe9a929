/** What scripts ask and choose. */

import { str } from 'siprose'

import { tls } from '../module.ts'

/**
 * Tells whether the message came over TLS from a peer whose certificate was verified.
 *
 * @returns false for another transport, without a certificate, and for one that is not to be trusted
 *
 * @example Let in known phones only
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "tls.so"
 * enable_tls = yes
 * modparam("tls", "certificate", "server.pem")
 * modparam("tls", "ca_list", "ca.pem")
 * modparam("tls", "verify_client", "optional_no_ca")
 * listen = tls:192.0.2.1:5061
 * request_route {
 *     if (!is_peer_verified()) { sl_send_reply("403", "Who are you?"); exit; }
 *     sl_send_reply("200", "Welcome");
 * }
 * ```
 * ```sip
 * actor dave tls:192.0.2.40 certificate=dave.example.com
 * actor erin tls:192.0.2.50
 * dave > OPTIONS sips:example.com
 * dave < 200 Welcome
 * erin > OPTIONS sips:example.com
 * erin < 403 Who are you?
 * alice > OPTIONS sip:example.com
 * alice < 403 Who are you?
 * ```
 */
export const is_peer_verified = tls.cfgFunction({ routes: ['request'] }, (self, ctx) => {
  const session = self.state.sessionOf(ctx)
  return session !== null && session.peerCertificate !== null && session.distrust === null
})

/**
 * Chooses the profile of connections that are opened for the message, by its `server_id`.
 *
 * An id that no profile has is as good as none. A connection to the address that is open already is used as it is, unless
 * `tls_connection_match_domain` is on.
 *
 * @param srvid - the id; an empty text takes a choice back
 *
 * @example Show a provider the certificate it knows
 * ```kamailio
 * loadmodule "tls.so"
 * enable_tls = yes
 * modparam("tls", "config", "tls.cfg")
 * listen = tls:192.0.2.1:5061
 * request_route {
 *     tls_set_connect_server_id("provider");
 *     forward();
 * }
 * ```
 * ```file name=tls.cfg
 * [server:default]
 * certificate = example.com.pem
 *
 * [client:any]
 * server_id = provider
 * certificate = customer42.pem
 * ca_list = ca.pem
 * verify_certificate = yes
 * server_name = provider.example.net
 * ```
 * ```sip
 * actor dave tls:192.0.2.40 certificate=provider.example.net
 * alice > MESSAGE sip:dave@192.0.2.40;transport=tls
 * dave  < MESSAGE sip:dave@192.0.2.40;transport=tls
 * dave  > 200
 * alice < 200
 * ```
 *
 * @compat The choice is the message's; Kamailio keeps one for the process, until it has opened a connection.
 */
export const tls_set_connect_server_id = tls.cfgFunction(
  { args: [str('srvid')], routes: 'any' },
  (self, ctx, id) => {
    self.state.chooseProfile(ctx, id)
  },
)
