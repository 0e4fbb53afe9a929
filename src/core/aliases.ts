/** Other names of the connections that messages come in on (RFC 5923). */

import type { Context } from '../runtime/context.ts'
import type { Host } from '../runtime/host.ts'
import { portOf } from '../net/locate/target.ts'

const EVERY_METHOD = -1

/** The port that the sender of a message says it listens on. */
export function viaPort({ message, peer }: Context): number {
  return message.via?.port ?? portOf(peer.proto)
}

/** Makes a message's connection the one to another port of its peer; false where it has none. */
export function addAlias({ peer, listener }: Context, port: number): boolean {
  if (peer.connection === 0) return false
  return listener.connection?.(peer.connection)?.alias(port) ?? false
}

/** Believes the parameter `alias` in the Via of each request that comes over a stream. */
export function acceptAliases(server: Host): void {
  server.filterRequests(EVERY_METHOD, (ctx) => {
    const { via } = ctx.message
    if (ctx.peer.connection !== 0 && via !== null && via.param('alias') !== null) {
      addAlias(ctx, viaPort(ctx))
    }
    return false
  })
}
