/**
 * Keeps the flows of phones known, so that requests find back through their NAT.
 *
 * For an edge proxy. A phone that registers opens a connection, or a hole in its NAT; the only way to it is the same one back. The proxy puts a token into
 * Path and Record-Route that stands for it, and sends what comes with the token there.
 *
 * @module outbound
 */
import { defineModule } from 'siprose'

import type { OutboundApi } from './api.ts'
import { FlowTokens } from './flow-token.ts'
import { Flows } from './flows.ts'
import { params } from './params.ts'

/** The module's handle. */
export const outbound = defineModule('outbound', {
  params,
  state: ({ params: values, server }) => {
    const key = values.flow_token_secret ?? randomKey(server.random)
    return new Flows(server, new FlowTokens(key), {
      force: values.force_outbound_flag,
      forbid: values.force_no_outbound_flag,
    })
  },
  api: ({ state }): OutboundApi => ({
    isWanted: (ctx) => state.isWanted(ctx),
    tokenFor: (ctx) => state.tokenFor(ctx),
    flowOf: (ctx, route) => state.flowOf(ctx, route),
    follow: (ctx, flow) => {
      state.follow(ctx, flow)
    },
  }),
})

/** A key that nobody knows, 256 bits. */
function randomKey(random: { uint32(): number }): Buffer {
  const key = Buffer.alloc(32)
  for (let at = 0; at < key.length; at += 4) key.writeUInt32BE(random.uint32(), at)
  return key
}
