/**
 * Says who may do what: by address, by trust, and by rules over URIs in files.
 *
 * A gateway that calls without a password is known by its address, in a table; what may be registered, and who may call where, is written down
 * in files of rules with an allow side and a deny side.
 *
 * @module permissions
 */
import { defineModule, SiproseError } from 'siprose'

import { avpNamed, params } from './params.ts'
import { Backend, Permissions } from './permissions.ts'

export const permissions = defineModule('permissions', {
  params,
  state: (self): Permissions => {
    const { params: own } = self
    refuseDatabase(own.db_url, own.address_file, own.load_backends)
    const tag = own.peer_tag_avp === null ? null : avpNamed(own.peer_tag_avp)
    return new Permissions(own, tag, self.server, self.log)
  },
  async start(self) {
    await self.state.start()
  },
})

// TODO gone once a database can be read: its rows make the same `AddressTable` and `TrustedTable`
function refuseDatabase(url: string | null, file: string | null, backends: number): void {
  if (url === null) return
  const missing: string[] = []
  if (file === null && (backends & Backend.ADDRESS) !== 0) {
    missing.push('addresses: name a file of them in `address_file`')
  }
  if ((backends & Backend.TRUSTED) !== 0) {
    missing.push('trusted peers: leave them out with `load_backends` 13')
  }
  if (missing.length === 0) return
  const fact = `\`db_url\` is set, and no database can be read for ${missing.join('; nor for ')}`
  throw new SiproseError('permissions/database', fact)
}
