/**
 * Changes who calls, answers challenges, sends requests, and registers elsewhere.
 *
 * @module uac
 */
import { defineModule } from 'siprose'
import { rrApi } from 'siprose/modules/rr'
import { tmApi } from 'siprose/modules/tm'

import type { UacApi } from './api.ts'
import { modeOf } from './params/forms.ts'
import { restoreParams } from './params/restore.ts'
import { Parties } from './parties/parties.ts'

export const uac = defineModule('uac', {
  needs: ['tm'],
  params: { ...restoreParams },
  state: ({ params, log }) => ({
    parties: new Parties(
      {
        mode: modeOf(params.restore_mode),
        password: params.restore_passwd,
        names: { from: params.rr_from_store_param, to: params.rr_to_store_param },
      },
      log,
    ),
  }),
  start: (self) => {
    const { state, params, server } = self
    const variable = (text: string | null) => (text === null ? null : server.variable(text))
    const from = variable(params.restore_from_avp)
    const to = variable(params.restore_to_avp)
    state.parties.start(self.find(tmApi), self.find(rrApi), {
      ...(from !== null && { from }),
      ...(to !== null && { to }),
    })
  },
  api: ({ state }): UacApi => ({
    replaceParty: (ctx, party, display, uri) => state.parties.replace(ctx, party, display, uri),
  }),
})
