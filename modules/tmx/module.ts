/**
 * Tells routes of their transaction, cancels, and puts scripts aside.
 *
 * It needs `tm`, which keeps the transactions. Its variables tell a failure route which reply it is about, and a reply route what the request
 * was.
 *
 * @module tmx
 */
import { boolParam, defineModule, gauge, type Host, intParam } from 'siprose'
import { tmApi, type TmApi, type TmFigures } from 'siprose/modules/tm'

import { Prechecks } from './prechecks.ts'

/** What the module keeps in one server. */
export interface TmxState {
  /** The transactions; there from the start of the module on. */
  tm: TmApi | null
  readonly prechecks: Prechecks
}

/** A figure that `tm` keeps. */
function figure(name: string, read: (figures: TmFigures) => number) {
  return gauge({ name }, (server: Host) => {
    for (const instance of server.instances()) {
      const api = instance.name === 'tmx' ? instance.find(tmApi) : null
      if (api !== null) return read(api.figures())
    }
    return 0
  })
}

export const tmx = defineModule('tmx', {
  needs: ['tm'],
  params: {
    /**
     * Whether `t_precheck_trans()` remembers requests.
     *
     * @example Do without it
     * ```kamailio
     * loadmodule "tm.so"
     * loadmodule "tmx.so"
     * loadmodule "sl.so"
     * loadmodule "async.so"
     * modparam("tmx", "precheck_trans", 0)
     * request_route {
     *     if (t_precheck_trans()) sl_send_reply("482", "Again");
     *     else async_sleep(1);
     * }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice > OPTIONS sip:example.com again
     * quiet 2s
     * ```
     */
    precheck_trans: boolParam(true),

    /**
     * How long `t_precheck_trans()` remembers a request whose script does not end.
     *
     * @example Remember for a minute
     * ```kamailio
     * loadmodule "tm.so"
     * loadmodule "tmx.so"
     * modparam("tmx", "precheck_lifetime", 60)
     * request_route { t_precheck_trans(); }
     * ```
     *
     * @compat The field's module has no such parameter.
     */
    precheck_lifetime: intParam(10, { min: 1, max: 3600, unit: 's' }),

    /**
     * How many requests `t_precheck_trans()` remembers at once; it is false for further ones.
     *
     * @example A small server
     * ```kamailio
     * loadmodule "tm.so"
     * loadmodule "tmx.so"
     * modparam("tmx", "precheck_max", 1000)
     * request_route { t_precheck_trans(); }
     * ```
     *
     * @compat The field's module has no such parameter.
     */
    precheck_max: intParam(100_000, { min: 1, max: 10_000_000 }),
  },
  statistics: {
    /** Transactions of received requests. */
    uas: figure('UAS_transactions', ({ uas }) => uas),
    /** Transactions of requests made here. */
    uac: figure('UAC_transactions', ({ uac }) => uac),
    /** Transactions that ended with a success. */
    success: figure('2xx_transactions', ({ byClass }) => byClass[2] ?? 0),
    /** Transactions that ended with a redirection. */
    redirection: figure('3xx_transactions', ({ byClass }) => byClass[3] ?? 0),
    /** Transactions that ended with a status from 400 to 499. */
    clientError: figure('4xx_transactions', ({ byClass }) => byClass[4] ?? 0),
    /** Transactions that ended with a status from 500 to 599. */
    serverError: figure('5xx_transactions', ({ byClass }) => byClass[5] ?? 0),
    /** Transactions that ended with a status from 600 to 699. */
    globalError: figure('6xx_transactions', ({ byClass }) => byClass[6] ?? 0),
    /** Transactions that are kept, those included that are over and wait for copies. */
    inUse: figure('inuse_transactions', ({ inUse }) => inUse),
    /** Transactions without a final reply. */
    active: figure('active_transactions', ({ active }) => active),
    /** Replies received that belong to a transaction. */
    received: figure('rpl_received', ({ received }) => received),
    /** Replies received that went no further. */
    absorbed: figure('rpl_absorbed', ({ absorbed }) => absorbed),
    /** Replies made here. */
    generated: figure('rpl_generated', ({ generated }) => generated),
    /** Replies received and sent on. */
    relayed: figure('rpl_relayed', ({ relayed }) => relayed),
    /** Replies sent, made here or received; copies do not count. */
    sent: figure('rpl_sent', ({ sent }) => sent),
  },
  state: ({ server, params }): TmxState => ({
    tm: null,
    prechecks: new Prechecks(server, params),
  }),
  start: (self) => {
    self.state.tm = self.find(tmApi)
  },
})
