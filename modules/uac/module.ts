/**
 * Changes who calls, answers challenges, sends requests, and registers elsewhere.
 *
 * @module uac
 */
import { DataSource, defineModule, eventRoute, gauge, type Host } from 'siprose'
import { rrApi } from 'siprose/modules/rr'
import { tmApi } from 'siprose/modules/tm'

import { uacApi, type UacApi } from './api.ts'
import { Logins } from './auth/logins.ts'
import { authParams } from './params/auth.ts'
import { modeOf } from './params/forms.ts'
import { registrationParams } from './params/registrations.ts'
import { restoreParams } from './params/restore.ts'
import { AccountState } from './registrations/account.ts'
import { Accounts } from './registrations/accounts.ts'
import { Registrar } from './registrations/registrar.ts'
import { Requests } from './requests/requests.ts'
import { Parties } from './parties/parties.ts'

/** How many accounts of a server have all of some bits set. */
function accountsOf(server: Host, state: number): number {
  for (const instance of server.instances()) {
    const api = instance.name === 'uac' ? instance.find(uacApi) : null
    if (api !== null) return api.accounts(state)
  }
  return 0
}

export const uac = defineModule('uac', {
  needs: ['tm'],
  params: { ...restoreParams, ...authParams, ...registrationParams },
  statistics: {
    /** Accounts elsewhere. */
    regtotal: gauge({}, (server: Host) => accountsOf(server, 0)),
    /** Those that are registered. */
    regactive: gauge({}, (server: Host) => accountsOf(server, AccountState.ONLINE)),
    /** Those that are disabled. */
    regdisabled: gauge({}, (server: Host) => accountsOf(server, AccountState.DISABLED)),
  },
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
  state: (self) => {
    const { params, log, server, events } = self
    const registrar = new Registrar(params, { server, log }, params.reg_active)
    const source = params.reg_db_url === '' ? null : new DataSource(self, params.reg_db_url)
    return {
      accounts: new Accounts({
        server,
        source,
        table: params.reg_db_table,
        registrar,
        reloadDelta: params.reload_delta,
      }),
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
    }
  },
  start: async (self) => {
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
    await state.accounts.start(tm)
  },
  stop: ({ state }) => state.accounts.stop(),
  api: ({ state }): UacApi => ({
    accounts: (bits) => state.accounts.count(bits),
    replaceParty: (ctx, party, display, uri) => state.parties.replace(ctx, party, display, uri),
  }),
})
