/** What operators ask for and do while the server runs. */

import { type Connection, type Host, int, type SecureSession, SiproseError } from 'siprose'

import { cipherBits } from '../cipher-bits.ts'
import { tls } from '../module.ts'
import { openOf } from '../open-connections.ts'

/**
 * Reads the profiles and all certificates again, and takes them for connections from now on.
 *
 * Connections that are open stay as they are. Where something does not fit, the answer says what and where, and all stays as
 * it was.
 *
 * @example Take a renewed certificate
 * ```kamailio
 * loadmodule "tls.so"
 * enable_tls = yes
 * modparam("tls", "certificate", "server.pem")
 * listen = tls:192.0.2.1:5061
 * request_route { drop; }
 * ```
 * ```rpc
 * > tls.reload
 * Ok. TLS configuration reloaded.
 * ```
 *
 * @example TLS is off
 * ```kamailio
 * loadmodule "tls.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > tls.reload
 * error: { code: 500, message: "TLS is off: write `enable_tls = yes`" }
 * ```
 *
 * @compat Without a file of profiles too: certificates that parameters name are read again. Kamailio refuses that.
 */
export const reload = tls.rpcCommand({ name: 'tls.reload', reloads: true }, async (self) => {
  const { log } = self
  try {
    const count = await self.state.reload()
    log.notice(`tls: reloaded, ${count} profiles`)
    return 'Ok. TLS configuration reloaded.'
  } catch (error) {
    log.error(`tls: not reloaded, all stays as it was: ${errorText(error)}`)
    throw error
  }
})

function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/**
 * The TLS connections that are open, one entry each.
 *
 * @returns for each: its number, the seconds it has left, both ends, the cipher, what waits to be sent, and its state
 *
 * @example See who is connected
 * ```kamailio
 * loadmodule "tls.so"
 * enable_tls = yes
 * modparam("tls", "certificate", "server.pem")
 * listen = tls:192.0.2.1:5061
 * request_route { drop; }
 * ```
 * ```sip
 * actor dave tls:192.0.2.40
 * dave > OPTIONS sips:example.com
 * clock +10s
 * ```
 * ```rpc
 * > tls.list
 * [{ timeout: 110, src_ip: 192.0.2.40, src_port: 5061, dst_port: 5061, state: established }]
 * ```
 */
export const list = tls.rpcCommand({ name: 'tls.list' }, (self) =>
  openOf(self.server).map((connection) => entryOf(self.server, connection)),
)

function entryOf(server: Host, connection: Connection): Record<string, string | number> {
  const { id, peer, accepted, leftMs, localAddress, localPort, waitingBytes } = connection
  const session = sessionOf(server, id)
  return {
    id,
    timeout: Number.isFinite(leftMs) ? Math.ceil(leftMs / 1000) : -1,
    src_ip: peer.address,
    src_port: peer.port,
    dst_ip: localAddress,
    dst_port: localPort,
    cipher: session === null ? 'unknown' : cipherLine(session.cipher),
    ct_wq_size: waitingBytes,
    enc_rd_buf: 0,
    flags: 0,
    state: session === null ? (accepted ? 'tls_accept' : 'tls_connect') : 'established',
  }
}

function sessionOf(server: Host, id: number): SecureSession | null {
  for (const listener of server.listeners) {
    const session = listener.session?.(id) ?? null
    if (session !== null) return session
  }
  return null
}

function cipherLine({ name, version }: { readonly name: string; readonly version: string }) {
  return `${name} ${version} ${cipherBits(name)} bits`
}

/**
 * How many TLS connections are open, how many may be, and how much waits to be sent on them.
 *
 * @example See how full it is
 * ```kamailio
 * loadmodule "tls.so"
 * enable_tls = yes
 * tls_max_connections = 500
 * modparam("tls", "certificate", "server.pem")
 * listen = tls:192.0.2.1:5061
 * request_route { drop; }
 * ```
 * ```rpc
 * > tls.info
 * max_connections: 500
 * opened_connections: 0
 * clear_text_write_queued_bytes: 0
 * ```
 */
export const info = tls.rpcCommand({ name: 'tls.info' }, (self) => {
  const { maxConnections, openedConnections, waitingBytes } = self.stats
  return {
    max_connections: maxConnections.value,
    opened_connections: openedConnections.value,
    clear_text_write_queued_bytes: waitingBytes.value,
  }
})

/**
 * The values of the module's parameters, as they are in use; passwords are not shown.
 *
 * @example See which versions there are
 * ```kamailio
 * loadmodule "tls.so"
 * enable_tls = yes
 * modparam("tls", "certificate", "server.pem")
 * modparam("tls", "tls_method", "TLSv1.3")
 * listen = tls:192.0.2.1:5061
 * request_route { drop; }
 * ```
 * ```rpc
 * > tls.options
 * method: TLSv1.3
 * certificate: server.pem
 * verify_client: "off"
 * ```
 */
export const options = tls.rpcCommand({ name: 'tls.options' }, (self) => {
  const { params } = self
  return {
    force_run: params.tls_force_run,
    method: params.tls_method,
    server_name: params.server_name,
    verify_certificate: params.verify_certificate,
    verify_depth: params.verify_depth,
    require_certificate: params.require_certificate,
    verify_client: params.verify_client,
    private_key: params.private_key,
    ca_list: params.ca_list,
    ca_path: params.ca_path,
    crl: params.crl,
    certificate: params.certificate,
    cipher_list: params.cipher_list,
    session_cache: params.session_cache,
    session_id: params.session_id,
    config: params.config,
    log: params.tls_log,
    debug: params.tls_debug,
    connection_timeout: params.connection_timeout,
    disable_compression: params.tls_disable_compression,
    ssl_release_buffers: params.ssl_release_buffers,
    ssl_freelist_max: params.ssl_freelist_max_len,
    ssl_max_send_fragment: params.ssl_max_send_fragment,
    ssl_read_ahead: params.ssl_read_ahead,
    send_close_notify: params.send_close_notify,
    low_mem_threshold1: params.low_mem_threshold1,
    low_mem_threshold2: params.low_mem_threshold2,
    ct_wq_max: params.ct_wq_max,
    con_ct_wq_max: params.con_ct_wq_max,
    ct_wq_blk_size: params.ct_wq_blk_size,
  }
})

const NOT_FOUND = 404

/**
 * Closes a connection, when what waits on it has left.
 *
 * @param conid - its number, as `tls.list` shows it
 *
 * @example There is none of the number
 * ```kamailio
 * loadmodule "tls.so"
 * enable_tls = yes
 * modparam("tls", "certificate", "server.pem")
 * listen = tls:192.0.2.1:5061
 * request_route { drop; }
 * ```
 * ```rpc
 * > tls.kill 42
 * error: { code: 404 }
 * ```
 */
export const kill = tls.rpcCommand({ name: 'tls.kill', args: [int('conid')] }, (self, conid) => {
  const connection = openOf(self.server).find(({ id }) => id === conid)
  if (connection === undefined) {
    const facts = { connection: conid, rpcCode: NOT_FOUND }
    throw new SiproseError('tls/no-connection', `no TLS connection has number ${conid}`, facts)
  }
  connection.finish()
  return 'Ok. Connection closed.'
})
