// hot
/** The address that Via and Record-Route show of the socket a message leaves from. */

import type { Listener } from '../../net/listener.ts'
import type { Context } from '../context.ts'

/**
 * `host:port`, as the script, the parameters and the socket say, in this order.
 *
 * @param ctx - the message that leaves
 * @param from - the socket it leaves from
 */
export function shownAddress(ctx: Context, from: Listener): string {
  const shown = from.advertised ?? from
  let { address, port } = shown
  const { sending } = ctx
  if (sending !== null) {
    address = sending.advertisedAddress ?? address
    if (sending.advertisedPort !== 0) port = sending.advertisedPort
  }
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`
}
