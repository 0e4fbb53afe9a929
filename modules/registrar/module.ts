/**
 * Answers REGISTER, and finds who has registered.
 *
 * `save()` writes into a table of `usrloc` where somebody is, `lookup()` sends a request there. All that devices ask for is here: preferences,
 * intervals, ways back through proxies and NATs, addresses of single devices, several connections of one device.
 *
 * @module registrar
 */
import { counter, defineModule, eventRoute, gauge, type Host, SiproseError } from 'siprose'
import { slApi } from 'siprose/modules/sl'
import { usrlocApi } from 'siprose/modules/usrloc'

import { params } from './params.ts'
import { Registrar } from './registrar.ts'

export const registrar = defineModule('registrar', {
  params,
  needs: ['usrloc', 'sl'],
  statistics: {
    /** REGISTERs that were done, those included that asked which contacts there are. */
    acceptedRegs: counter({ name: 'accepted_regs' }),
    /** REGISTERs that were refused. */
    rejectedRegs: counter({ name: 'rejected_regs' }),
    /** The longest time that a contact is registered for, as it is configured. */
    max_expires: gauge({}, (server) => valueOf(server, 'max_expires')),
    /** The most contacts that an address of record can have, as it is configured. */
    max_contacts: gauge({}, (server) => valueOf(server, 'max_contacts')),
    /** The time of a contact that asks for none, as it is configured. */
    default_expire: gauge({}, (server) => valueOf(server, 'default_expires')),
    /** By how many percent that may be shorter, as it is configured. */
    default_expires_range: gauge({}, (server) => valueOf(server, 'default_expires_range')),
    /** By how many percent a time asked for may be shorter, as it is configured. */
    expires_range: gauge({}, (server) => valueOf(server, 'expires_range')),
  },
  eventRoutes: {
    /**
     * Runs for each contact whose time was over, once it is out of the table.
     *
     * `$ulc(exp=>aor)`, `$ulc(exp=>addr)` and the others tell which it was. Tables are looked through every `timer_interval` of `usrloc`, so
     * it runs that much later at most. There is no message; what the variables of one show is made up.
     *
     * @example Write down who has gone
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "xlog.so"
     * loadmodule "usrloc.so"
     * loadmodule "registrar.so"
     * modparam("usrloc", "timer_interval", 1)
     * event_route[usrloc:contact-expired] { xlog("L_WARN", "$ulc(exp=>aor) has left $ulc(exp=>addr)\n"); }
     * request_route { save("location"); }
     * ```
     * ```sip
     * bob > REGISTER sip:example.com
     *       To: <sip:bob@example.com>
     *       Contact: <sip:bob@192.0.2.20>;expires=60
     * bob < 200
     * clock +62s
     * ```
     * ```log
     * WARNING <script>: bob has left sip:bob@192.0.2.20
     * ```
     */
    contactExpired: eventRoute('usrloc:contact-expired'),
  },
  state: (self) => {
    const usrloc = self.find(usrlocApi)
    const sl = self.find(slApi)
    if (usrloc === null || sl === null) {
      throw new SiproseError('registrar/needs', '`registrar` needs the modules `usrloc` and `sl`')
    }
    const { server, log, params: values, stats } = self
    if (values.flow_timer > 0 && values.outbound_mode === 0) {
      const fact = '`flow_timer` is set while `outbound_mode` is 0; set `outbound_mode` to 1 or 2'
      throw new SiproseError('registrar/flow-timer', fact)
    }
    return new Registrar({ server, log, params: values, counts: stats, usrloc, sl })
  },
  start(self) {
    const { contactExpired } = self.events
    if (contactExpired.wanted) self.state.tellExpired((ctx) => void contactExpired.run(ctx))
  },
})

function valueOf(server: Host, name: string): number {
  for (const instance of server.instances()) {
    if (instance.name !== 'registrar') continue
    const value = instance.params[name]
    return typeof value === 'number' ? value : 0
  }
  return 0
}
