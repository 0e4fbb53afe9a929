/** What other modules, and the commands of this one, get of it. */

import { databaseAt, defineApi, offerDriver, type Database, type DbUrl } from 'siprose'

import { Clusters } from './clusters.ts'
import { ClusterDriver } from './driver.ts'
import { parseCluster, parseConnection } from './definition.ts'

/** Databases made of several. */
export interface ClusterApi {
  /** The database at a URL. */
  at(url: DbUrl): Database
  readonly clusters: Clusters
}

/** The key of it. */
export const clusterKey = defineApi<ClusterApi>('db_cluster')

/** What this module is made of. */
type Self = Parameters<typeof offerDriver>[0] & {
  readonly params: {
    readonly connection: readonly string[]
    readonly cluster: readonly string[]
    readonly inactive_interval: number
    readonly max_query_length: number
  }
}

/** Makes it. */
export function clusterApi(self: Self): ClusterApi {
  const { connection, cluster, inactive_interval, max_query_length } = self.params
  const databases = new Map(
    connection.map(parseConnection).map(({ name, url }) => [name, databaseAt(self, url)]),
  )
  const clusters = new Clusters(cluster.map(parseCluster), databases, {
    clock: self.server.clock,
    log: self.log,
    inactiveMs: inactive_interval * 1000,
    slowMs: max_query_length * 1000,
  })
  const offer = offerDriver(self, new ClusterDriver(clusters))
  return { at: (url) => offer.at(url), clusters }
}
