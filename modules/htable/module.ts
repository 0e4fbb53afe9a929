/**
 * Keeps values by name, for all messages and as long as they are wanted.
 *
 * A table is declared once and then read and set like a variable: `$sht(calls=>$fU)`. It is the place for what one message has to
 * tell the next: how often somebody failed to log in, which gateway is down, what a slow lookup found. Items can end by themselves.
 *
 * @module htable
 */
import { DataSource, defineModule, eventRoute, eventRouteFamily } from 'siprose'

import { StoredTables } from './database/stored-tables.ts'
import { params } from './params.ts'
import { Tables } from './tables.ts'

export const htable = defineModule('htable', {
  params,
  eventRoutes: {
    /**
     * Runs once, before the first message is taken: the place to fill tables.
     *
     * There is no message yet; what the variables of one show is made up.
     *
     * @example Begin with what is known
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "htable.so"
     * modparam("htable", "htable", "gateways=>size=4")
     * event_route[htable:mod-init] { $sht(gateways=>fi) = "sip:192.0.2.20"; }
     * request_route { sl_send_reply("200", "$sht(gateways=>fi)"); }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice < 200 sip:192.0.2.20
     * ```
     */
    modInit: eventRoute('htable:mod-init'),

    /**
     * Runs for each item of a table that has ended, once it is out of the table.
     *
     * `$shtrecord(key)` and `$shtrecord(value)` tell which it was. Items are looked through every `timer_interval` seconds, so it runs
     * that much later at most.
     *
     * @example Write down who is let in again
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "xlog.so"
     * loadmodule "htable.so"
     * modparam("htable", "htable", "banned=>autoexpire=60")
     * modparam("htable", "timer_interval", 1)
     * event_route[htable:expired:banned] {
     *     xlog("L_WARN", "$shtrecord(key) is let in again after $shtrecord(value)\n");
     * }
     * request_route { $sht(banned=>$si) = "a wrong password"; sl_send_reply("403", "Forbidden"); }
     * ```
     * ```sip
     * alice > REGISTER sip:example.com
     * alice < 403
     * clock +61s
     * ```
     * ```log
     * WARNING <script>: 192.0.2.10 is let in again after a wrong password
     * ```
     */
    expired: eventRouteFamily('htable:expired', 'table'),

    /**
     * Runs for a table that a command has read from the database again.
     *
     * The new items are in it by then.
     *
     * @example Work out what follows from it
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "xlog.so"
     * loadmodule "db_sqlite.so"
     * loadmodule "htable.so"
     * modparam("htable", "db_url", "sqlite:///siprose.db")
     * modparam("htable", "htable", "gateways=>size=4;dbtable=htable")
     * event_route[htable:reloaded:gateways] { xlog("L_WARN", "the gateway of fi is $sht(gateways=>fi)\n"); }
     * request_route { drop; }
     * ```
     * ```sip
     * quiet 1s
     * ```
     * ```db
     * given htable
     * | key_name | key_value      |
     * | fi       | sip:192.0.2.20 |
     * ```
     * ```rpc
     * > htable.reload gateways
     * Ok. Htable reloaded.
     * ```
     * ```log
     * WARNING <script>: the gateway of fi is sip:192.0.2.20
     * ```
     */
    reloaded: eventRouteFamily('htable:reloaded', 'table'),
  },
  state: (self) => {
    const { params: own, server, log } = self
    const tables = new Tables(server, log, own.htable, own.max_items, own.lock_timeout)
    const inDatabase = [...tables.all()].filter(({ definition }) => definition.dbtable !== '')
    if (inDatabase.length > 0 && own.db_url !== '') {
      const source = new DataSource(self, own.db_url)
      tables.stored = new StoredTables(source, own, inDatabase, { clock: server.clock, log })
    } else if (inDatabase.length > 0) {
      log.warn(`htable: \`dbtable\` is left alone, as \`db_url\` names no database`)
    }
    return tables
  },
  async start(self) {
    const { state, events, server, params: own } = self
    await state.stored?.start()
    state.begin(events)
    server.every(own.timer_interval * 1000, () => state.sweep(events))
  },
  async stop({ state }) {
    state.locks.stop()
    await state.stored?.stop()
  },
})
