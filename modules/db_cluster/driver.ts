/** Clusters as databases. */

import {
  everything,
  type Capabilities,
  type DbDriver,
  type DbUrl,
  type Eventually,
  type Link,
  type Result,
  type Statement,
} from 'siprose'

import type { Cluster, Clusters } from './clusters.ts'

/** Statements that may be under way at the same time: the databases behind have their own limits. */
const CONNECTIONS = 256

/** Knows clusters. */
export class ClusterDriver implements DbDriver {
  // a transaction would have to stay on one database, which is what a cluster is not
  readonly capabilities: Capabilities = { ...everything, transactions: false, many: false }
  readonly remote = false
  readonly connections = CONNECTIONS
  readonly timeoutMs = 0
  readonly connectTimeoutMs = 0
  readonly retries = 0
  readonly #clusters: Clusters

  /** @param clusters - those of the server */
  constructor(clusters: Clusters) {
    this.#clusters = clusters
  }

  connect(url: DbUrl): Link {
    return new ClusterLink(this.#clusters.named(url.host))
  }
}

/** A way into a cluster. */
class ClusterLink implements Link {
  readonly dead = false
  readonly #cluster: Cluster

  constructor(cluster: Cluster) {
    this.#cluster = cluster
  }

  run(statement: Statement): Eventually<Result> {
    return this.#cluster.run(statement)
  }

  close(): void {
    // the databases behind are closed by themselves
  }
}
