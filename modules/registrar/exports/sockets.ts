/** Telling other servers of a REGISTER. */

import { isToken, prepared, SiproseError, socketText } from 'siprose'

import { registrar } from '../module.ts'

/**
 * Adds a header with the socket that the REGISTER came in on.
 *
 * For a server that gets a copy of it, and reads the header: see {@link sock_hdr_name}.
 *
 * @param hdr_name - the name of the header
 *
 * @example Pass a copy on
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "usrloc.so"
 * loadmodule "registrar.so"
 * request_route {
 *     save("location");
 *     add_sock_hdr("Sock-Info");
 *     forward("192.0.2.30");
 * }
 * ```
 * ```sip
 * bob > REGISTER sip:example.com
 *       To: <sip:bob@example.com>
 *       Contact: <sip:bob@192.0.2.20>
 * bob < 200
 * carol < REGISTER sip:example.com
 *         Sock-Info: udp:192.0.2.1:5060
 * ```
 */
export const add_sock_hdr = registrar.cfgFunction(
  { args: [prepared('hdr_name', headerName)], routes: ['request'] },
  (_self, ctx, name) => {
    ctx.message.edits.appendHeader(`${name}: ${socketText(ctx.listener)}\r\n`)
  },
)

function headerName(text: string): string {
  const name = text.trim().replace(/:$/, '')
  if (isToken(name)) return name
  throw new SiproseError('registrar/header-name', `\`${text}\` is no name of a header`)
}
