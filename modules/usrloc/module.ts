/**
 * Keeps where users can be reached.
 *
 * A table of addresses of record, each with the contacts that its devices have registered. `registrar` fills it and looks things up in it;
 * this module alone has no function for scripts, but the commands that show and change what is there.
 *
 * @module usrloc
 */
import { defineModule, gauge, type Host, SiproseError } from 'siprose'

import type { UsrlocApi } from './api.ts'
import { Keepalive } from './keepalive/keepalive.ts'
import { params } from './params.ts'
import { Usrloc } from './usrloc.ts'

export const usrloc = defineModule('usrloc', {
  params,
  statistics: {
    /**
     * Addresses of record that have contacts, in all tables.
     *
     * Each table has figures of its own: `location-users` and `location-contacts` for what is in it, contacts included that have ended and wait
     * to be taken out, and `location-expires` for those that were taken out because their time was over.
     */
    registered_users: gauge({}, usersOf),
  },
  state: ({ params: values, server, log }) => {
    if (values.db_mode !== 0) {
      const fact = `\`db_mode\` is ${values.db_mode}, which keeps contacts in a database; that comes with databases, and until then it can be 0`
      throw new SiproseError('usrloc/no-database', fact)
    }
    return new Usrloc(server, log, {
      useDomain: values.use_domain !== 0,
      natFlag: values.nat_bflag < 0 ? 0 : 1 << values.nat_bflag,
      cseqDelay: values.cseq_delay,
      xavpContact: values.xavp_contact,
      matchingMode: values.matching_mode,
      newestFirst: values.desc_time_order !== 0,
      maxContacts: values.max_contacts,
      timerInterval: values.timer_interval,
      lostTcp: values.handle_lost_tcp !== 0,
      closeTcp: values.close_expired_tcp !== 0,
    })
  },
  api: (self): UsrlocApi => self.state,
  start(self) {
    const { params: values, server, state } = self
    for (const name of values.preload) state.table(name)
    server.every(values.timer_interval * 1000, () => state.sweep())
    if (values.ka_mode !== 0) new Keepalive(server, self.log, state, values).begin()
  },
  stop: (self) => self.state.flush(),
})

function usersOf(server: Host): number {
  for (const { name, state } of server.instances()) {
    if (name === 'usrloc' && state instanceof Usrloc) return state.users
  }
  return 0
}
