/**
 * Puts this server into the way from a registrar back to phones that register through it.
 *
 * A proxy in front of a registrar is the only one who reaches the phones behind it. The Path that it adds to their REGISTERs is kept with the
 * registration, and comes back as a Route in each request to the phone (RFC 3327).
 *
 * @module path
 */
import { defineModule } from 'siprose'
import { outboundApi } from 'siprose/modules/outbound'
import { rrApi } from 'siprose/modules/rr'

import { params } from './params.ts'
import { Paths } from './paths.ts'
import { asAlias, asUri } from './received.ts'
import { goToReceived } from './use-received.ts'

/** The module's handle. */
export const path = defineModule('path', {
  params,
  state: ({ params: values, server }) =>
    new Paths(server, {
      received: values.received_name,
      notation: values.received_format === 1 ? asAlias : asUri,
      two: values.enable_r2 === 1,
      named: values.sockname_mode === 1,
    }),
  start(self) {
    const { params: values, state } = self
    state.outbound = self.find(outboundApi)
    if (values.use_received !== 1) return
    const notation = values.received_format === 1 ? asAlias : asUri
    self.find(rrApi)?.onLooseRoute((ctx, text) => {
      goToReceived(ctx, text, values.received_name, notation)
    })
  },
})
