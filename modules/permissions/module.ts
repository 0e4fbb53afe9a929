/**
 * Says who may do what: by address, by trust, and by rules over URIs in files.
 *
 * A gateway that calls without a password is known by its address, in a table; what may be registered, and who may call where, is written down
 * in files of rules with an allow side and a deny side.
 *
 * @module permissions
 */
import { DataSource, defineModule } from 'siprose'

import { databaseFor } from './database.ts'
import { avpNamed, params } from './params.ts'
import { Permissions } from './permissions.ts'

export const permissions = defineModule('permissions', {
  params,
  state: (self): Permissions => {
    const { params: own } = self
    const tag = own.peer_tag_avp === null ? null : avpNamed(own.peer_tag_avp)
    const { url } = databaseFor(own)
    const source = url === null ? null : new DataSource(self, url)
    return new Permissions(own, { tag, source, server: self.server, log: self.log })
  },
  start: (self) => self.state.start(),
  stop: (self) => self.state.stop(),
})
