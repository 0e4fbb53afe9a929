/** The services that have names. */

import { httpClient } from '../module.ts'

/**
 * Lists the services that have names, without their passwords.
 *
 * @example What there is
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "http_client.so"
 * modparam("http_client", "httpcon", "users=>http://proxy:secret@192.0.2.80/api;timeout=3")
 * request_route { drop; }
 * ```
 * ```rpc
 * > httpclient.listcon
 * - NAME: users
 *   SCHEMA: http
 *   URI: 192.0.2.80/api
 *   USERNAME: proxy
 *   FAILOVER: ""
 *   TIMEOUT: 3000
 * ```
 *
 * @compat The time is in milliseconds, and no password is shown.
 */
export const listConnections = httpClient.rpcCommand({ name: 'httpclient.listcon' }, ({ state }) =>
  state.connections.map(({ name, url, user, failover, way }) => ({
    NAME: name,
    SCHEMA: url.slice(0, url.indexOf(':')),
    URI: url.slice(url.indexOf('//') + 2),
    USERNAME: user ?? '',
    FAILOVER: failover ?? '',
    TIMEOUT: way.timeoutMs,
  })),
)
