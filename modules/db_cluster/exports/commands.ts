/** Clusters as an operator sees and changes them. */

import { int, SiproseError, str } from 'siprose'

import { clusterKey, type ClusterApi } from '../api.ts'
import type { Cluster, Member } from '../clusters.ts'
import { db_cluster } from '../module.ts'

type Finder = { find(key: typeof clusterKey): ClusterApi | null }

function clustersOf(self: Finder): ClusterApi['clusters'] {
  const api = self.find(clusterKey)
  if (api === null) throw new SiproseError('db_cluster/missing', 'the module is not loaded')
  return api.clusters
}

function memberOf(cluster: Cluster, name: string): Member {
  const found = cluster.members.find((member) => member.name === name)
  if (found !== undefined) return found
  const known = cluster.members.map((member) => member.name).join(', ')
  throw new SiproseError(
    'db_cluster/name',
    `cluster \`${cluster.name}\` has no connection \`${name}\`; there are ${known}`,
  )
}

/**
 * Lists the clusters.
 *
 * @example Which clusters there are
 * ```kamailio
 * loadmodule "db_sqlite.so"
 * loadmodule "db_cluster.so"
 * modparam("db_cluster", "connection", "c1=>sqlite:///one.db")
 * modparam("db_cluster", "cluster", "k1=>c1=9s9s")
 * request_route { drop; }
 * ```
 * ```rpc
 * > dbcl.list_clusters
 * - { cluster: k1, connections: 1 }
 * ```
 */
export const listClusters = db_cluster.rpcCommand({ name: 'dbcl.list_clusters' }, (self) =>
  [...clustersOf(self).all()].map(({ name, members }) => ({
    cluster: name,
    connections: members.length,
  })),
)

/**
 * Lists the connections of a cluster, and which of them are left alone.
 *
 * @param cluster - its name
 *
 * @example Is everything in use
 * ```kamailio
 * loadmodule "db_sqlite.so"
 * loadmodule "db_cluster.so"
 * modparam("db_cluster", "connection", "c1=>sqlite:///one.db")
 * modparam("db_cluster", "connection", "c2=>sqlite:///two.db")
 * modparam("db_cluster", "cluster", "k1=>c1=9s9p;c2=9s9p")
 * request_route { drop; }
 * ```
 * ```rpc
 * > dbcl.disable_connection k1 c2 60
 * > dbcl.list_connections k1
 * - { connection: c1, status: active, seconds: 0 }
 * - { connection: c2, status: inactive, seconds: 60 }
 * > dbcl.list_connections k2
 * error: { code: 500, message: "there is no cluster `k2`; there are k1" }
 * ```
 */
export const listConnections = db_cluster.rpcCommand(
  { name: 'dbcl.list_connections', args: [str('cluster')] },
  (self, name) => {
    const clusters = clustersOf(self)
    const now = clusters.now()
    return clusters.named(name).members.map(({ name: connection, inactiveUntil, database }) => {
      const seconds = Math.max(0, Math.ceil((inactiveUntil - now) / 1000))
      return {
        connection,
        url: database.name,
        status: seconds === 0 ? 'active' : 'inactive',
        seconds,
      }
    })
  },
)

/**
 * Leaves a connection of a cluster alone for some time. The last one that is in use cannot be.
 *
 * @param cluster - its name
 * @param connection - the connection's name
 * @param period - how many seconds; a new period takes the place of an old one
 *
 * @example Work on a database
 * ```kamailio
 * loadmodule "db_sqlite.so"
 * loadmodule "db_cluster.so"
 * modparam("db_cluster", "connection", "c1=>sqlite:///one.db")
 * modparam("db_cluster", "connection", "c2=>sqlite:///two.db")
 * modparam("db_cluster", "cluster", "k1=>c1=9s9p;c2=9s9p")
 * request_route { drop; }
 * ```
 * ```rpc
 * > dbcl.disable_connection k1 c1 600
 * > dbcl.disable_connection k1 c2 600
 * error: { code: 500, message: "`c2` is the last connection of `k1` that is in use" }
 * ```
 */
export const disableConnection = db_cluster.rpcCommand(
  {
    name: 'dbcl.disable_connection',
    args: [str('cluster'), str('connection'), int('period', { min: 1, max: 31_536_000 })],
  },
  (self, name, connection, period) => {
    const clusters = clustersOf(self)
    const cluster = clusters.named(name)
    const member = memberOf(cluster, connection)
    const now = clusters.now()
    if (!cluster.members.some((other) => other !== member && other.inactiveUntil <= now)) {
      throw new SiproseError(
        'db_cluster/last',
        `\`${connection}\` is the last connection of \`${name}\` that is in use`,
      )
    }
    member.inactiveUntil = now + period * 1000
  },
)

/**
 * Uses a connection of a cluster again.
 *
 * @param cluster - its name
 * @param connection - the connection's name
 *
 * @example The work is done
 * ```kamailio
 * loadmodule "db_sqlite.so"
 * loadmodule "db_cluster.so"
 * modparam("db_cluster", "connection", "c1=>sqlite:///one.db")
 * modparam("db_cluster", "connection", "c2=>sqlite:///two.db")
 * modparam("db_cluster", "cluster", "k1=>c1=9s9p;c2=9s9p")
 * request_route { drop; }
 * ```
 * ```rpc
 * > dbcl.disable_connection k1 c1 600
 * > dbcl.enable_connection k1 c1
 * > dbcl.list_connections k1
 * - { connection: c1, status: active }
 * - { connection: c2, status: active }
 * > dbcl.enable_connection k1 c3
 * error: { code: 500, message: "cluster `k1` has no connection `c3`; there are c1, c2" }
 * ```
 */
export const enableConnection = db_cluster.rpcCommand(
  { name: 'dbcl.enable_connection', args: [str('cluster'), str('connection')] },
  (self, name, connection) => {
    memberOf(clustersOf(self).named(name), connection).inactiveUntil = 0
  },
)
