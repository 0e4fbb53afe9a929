/** A table over a database that a test holds in its hands. */

import { noResult, type Host, type Link, type ModuleLog, type Statement } from 'siprose'

import { Counter } from '../../../src/runtime/declare/statistic.ts'
import { FailingDatabase } from '../../../test/support/failing-database.ts'
import { standIn } from '../../../test/support/stand-in.ts'
import { AgentPool } from '../location/agent-pool.ts'
import { ContactFacts } from '../location/contact-facts.ts'
import { LocationTable } from '../location/location-table.ts'
import { Matcher } from '../location/matcher.ts'
import { RecordIds } from '../location/record-ids.ts'
import { LocationColumns } from '../store/columns.ts'
import { LocationDatabase } from '../store/location-database.ts'
import { LocationRows } from '../store/rows.ts'
import { Writer } from '../store/writer.ts'

const names = {
  ruid_column: 'ruid',
  user_column: 'username',
  domain_column: 'domain',
  contact_column: 'contact',
  expires_column: 'expires',
  q_column: 'q',
  callid_column: 'callid',
  cseq_column: 'cseq',
  methods_column: 'methods',
  flags_column: 'flags',
  cflags_column: 'cflags',
  user_agent_column: 'user_agent',
  received_column: 'received',
  socket_column: 'socket',
  path_column: 'path',
  instance_column: 'instance',
  reg_id_column: 'reg_id',
  server_id_column: 'server_id',
  connection_id_column: 'connection_id',
  keepalive_column: 'keepalive',
  partition_column: 'partition',
}

/** The facts of a contact. */
export function facts(uri: string, more: Partial<ContactFacts> = {}): ContactFacts {
  return Object.assign(new ContactFacts(), { uri, callId: 'c', expiresAt: 1e9, ...more })
}

/** Answers statements when a test says so. */
export class HeldLink implements Link {
  dead = false
  /** What was asked, and is not answered yet. */
  readonly held: { statement: Statement; answer(error?: unknown): void }[] = []
  /** What was asked. */
  readonly asked: Statement[] = []
  /** Answers at once: with an error, or null for a result. */
  verdict: ((statement: Statement) => Error | null) | null = null

  async run(statement: Statement) {
    this.asked.push(statement)
    if (this.verdict !== null) {
      const error = this.verdict(statement)
      if (error !== null) throw error
      return noResult
    }
    const { promise, resolve, reject } = Promise.withResolvers<typeof noResult>()
    this.held.push({
      statement,
      answer: (error) => {
        if (error === undefined) resolve(noResult)
        else reject(error)
      },
    })
    return promise
  }

  transact(): void {
    // nothing is undone, as nothing is kept
  }

  close(): void {
    this.dead = true
  }
}

/** A table, its database, and what holds its answers. */
export function storedTable(link: HeldLink, connections = 8) {
  const database = new FailingDatabase(link, connections)
  const { clock, source, log } = database
  const rows = new LocationRows({
    columns: new LocationColumns(names, false, false),
    useDomain: false,
    natFlag: 0,
    byRuid: true,
    matchingMode: 0,
  })
  const counts = { rows: 0, failures: 0 }
  const writer = new Writer({
    database: source.database,
    rows,
    clock,
    counts: {
      written: (count) => {
        counts.rows += count
      },
      failed: () => {
        counts.failures++
      },
    },
    byRuid: true,
    withAttributes: false,
  })
  const server = standIn<Host>({
    clock,
    startedAt: 0,
    settings: { server_id: 0 },
    sockets: { find: () => null },
    whenListening: () => undefined,
  })
  const locations = new LocationDatabase({
    source,
    rows,
    writer,
    server,
    log: log as ModuleLog,
    rules: {
      checkVersion: false,
      ownOnly: false,
      ownSockets: false,
      cleanStreams: false,
      chunk: 100,
      load: true,
      withAttributes: false,
    },
  })
  const table = new LocationTable(
    'location',
    {
      matcher: new Matcher(0),
      newestFirst: false,
      serverId: 0,
      maxContacts: 1e6,
      stretch: 60,
      agents: new AgentPool(),
      ids: new RecordIds(0, 1),
      counts: { users: new Counter(), contacts: new Counter(), expired: new Counter() },
      notify: () => undefined,
    },
    0,
  )
  return { table, locations, writer, rows, counts, clock, lines: database.lines }
}

/** Lets what is at hand be done. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => {
    setImmediate(resolve)
  })
}
