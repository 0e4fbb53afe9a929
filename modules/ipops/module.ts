/**
 * Asks what addresses are, compares them, and asks DNS.
 *
 * Addresses are compared by what they mean: `2001:db8::1` and `2001:DB8:0:0:0:0:0:1` are one. Questions to DNS hold up the message that asks and
 * no other; answers are remembered as those of forwarding are.
 *
 * @module ipops
 */
import { defineModule } from 'siprose'

import { HostNames } from './host-names.ts'
import { Results } from './results.ts'

/** The module's handle. It has no parameters. */
export const ipops = defineModule('ipops', {
  state: () => ({
    /** What questions of the message in hand have brought. */
    results: new Results(),
    /** What this machine is called. */
    host: new HostNames(),
  }),
  start: (self) => {
    self.state.host.find(self.server.locations.cache)
  },
})
