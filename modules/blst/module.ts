/**
 * Puts the sender of a message on the block list, and takes it off again.
 *
 * The server keeps away by itself from destinations that cannot be reached, where `use_dst_blocklist` is on. Some failures only
 * the script knows: a gateway that says 503, a partner who is being moved. With this module the script writes on the same list, and
 * says which failures of a message do not count.
 *
 * @module blst
 */
import { defineModule } from 'siprose'

export const blst = defineModule('blst', {
  start({ server, log }) {
    if (server.settings.use_dst_blocklist) return
    log.warn('blst: `use_dst_blocklist` is off, so nobody is put on the list')
  },
})
