/**
 * Changes who calls, answers challenges, sends requests, and registers elsewhere.
 *
 * @module uac
 */
import { defineModule, eventRoute } from 'siprose'
import { rrApi } from 'siprose/modules/rr'
import { tmApi } from 'siprose/modules/tm'

import type { UacApi } from './api.ts'
import { Logins } from './auth/logins.ts'
import { authParams } from './params/auth.ts'
import { modeOf } from './params/forms.ts'
import { restoreParams } from './params/restore.ts'
import { Requests } from './requests/requests.ts'
import { Parties } from './parties/parties.ts'

export const uac = defineModule('uac', {
  needs: ['tm'],
  params: { ...restoreParams, ...authParams },
  eventRoutes: {
    /**
     * Runs for what becomes of a request that `uac_req_send()` has sent.
     *
     * It does so where `$uac_req(evroute)` asks for it. `$uac_req(evcode)` is the status, and the other parts of `$uac_req(name)` are those of the request. The message in hand is the reply, or one that is made up where
     * none came. A challenge and the reply to its answer are told of both.
     *
     * @example Somebody does not answer
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "xlog.so"
     * loadmodule "tm.so"
     * loadmodule "uac.so"
     * request_route {
     *     $uac_req(method) = "OPTIONS";
     *     $uac_req(ruri) = "sip:bob@192.0.2.20";
     *     $uac_req(furi) = "sip:house@example.com";
     *     $uac_req(turi) = "sip:bob@example.com";
     *     $uac_req(fr_timeout) = 300;
     *     $uac_req(evroute) = 2;
     *     uac_req_send();
     *     sl_send_reply("202", "Asked");
     * }
     * event_route[uac:reply] { xlog("L_WARN", "$uac_req(ruri): $uac_req(evcode)\n"); }
     * ```
     * ```sip
     * alice > MESSAGE sip:example.com
     * alice < 202
     * bob   < OPTIONS sip:bob@192.0.2.20
     * clock +300ms
     * ```
     * ```log
     * WARNING <script>: sip:bob@192.0.2.20: 408
     * ```
     */
    reply: eventRoute('uac:reply'),
  },
  state: ({ params, log, server, events }) => ({
    logins: new Logins(params.credential),
    requests: new Requests({ server, log, events, params }),
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
    const tm = self.find(tmApi)
    state.logins.useVariables({
      user: variable(params.auth_username_avp),
      realm: variable(params.auth_realm_avp),
      password: variable(params.auth_password_avp),
    })
    state.requests.useTransactions(tm)
    const from = variable(params.restore_from_avp)
    const to = variable(params.restore_to_avp)
    state.parties.start(tm, self.find(rrApi), {
      ...(from !== null && { from }),
      ...(to !== null && { to }),
    })
  },
  api: ({ state }): UacApi => ({
    replaceParty: (ctx, party, display, uri) => state.parties.replace(ctx, party, display, uri),
  }),
})
