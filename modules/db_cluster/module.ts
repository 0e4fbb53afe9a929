/**
 * Makes one database of several: by turns, the next one when one fails, or all at once.
 *
 * `cluster://name` is a database for all modules that ask for one; which real ones stand behind it, and how they are used for reading and for
 * writing, the parameters say.
 *
 * @module db_cluster
 */
import { defineModule } from 'siprose'

import { clusterApi, clusterKey } from './api.ts'
import { params } from './params.ts'

export const db_cluster = defineModule('db_cluster', {
  params,
  // the same for whoever asks: those who need a database may be made before this module is
  api: (self) => clusterApi(self),
  async stop(self) {
    await self.find(clusterKey)?.clusters.close()
  },
})
