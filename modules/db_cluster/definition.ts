/** How clusters are declared: `k1=>c1=9s8p;c2=9r8p`. */

import { parseDbUrl, SiproseError } from 'siprose'

/** How connections of one priority are used: one after the other, by turns, or all at once. */
export type Mode = 's' | 'r' | 'p'

/** How a connection is used for one kind of statements. */
export interface Usage {
  /** 1 to 9, the highest first; 0 is not at all. */
  readonly priority: number
  readonly mode: Mode
}

/** A connection in a cluster. */
export interface Member {
  readonly connection: string
  readonly read: Usage
  readonly write: Usage
}

/** A cluster. */
export interface ClusterDefinition {
  readonly name: string
  readonly members: readonly Member[]
}

/** Reads `name=>url`. */
export function parseConnection(text: string): { readonly name: string; readonly url: string } {
  const arrow = text.indexOf('=>')
  const name = text.slice(0, Math.max(arrow, 0)).trim()
  // the text may hold a password: it is not repeated
  if (name === '')
    throw new SiproseError('db_cluster/connection', 'the connection has no name; write name=>url')
  const url = text.slice(arrow + 2).trim()
  if (parseDbUrl(url).scheme === 'cluster') {
    throw new SiproseError(
      'db_cluster/nested',
      `connection \`${name}\` is a cluster itself; name a database`,
    )
  }
  return { name, url }
}

/** Reads `name=>connection=9s8p;…`. */
export function parseCluster(text: string): ClusterDefinition {
  const arrow = text.indexOf('=>')
  const name = text.slice(0, Math.max(arrow, 0)).trim()
  const members = text
    .slice(arrow + 2)
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(parseMember)
  if (name === '' || members.length === 0) {
    throw new SiproseError(
      'db_cluster/cluster',
      `\`${text}\` is no cluster; write name=>connection=9s8p;connection=9s8p`,
    )
  }
  return { name, members }
}

function parseMember(text: string): Member {
  const [, connection, readPriority, readMode, writePriority, writeMode] =
    /^([^=\s]+)\s*=\s*(\d)([srp])(\d)([srp])$/.exec(text) ?? []
  if (connection === undefined || readMode === 'p') {
    throw new SiproseError(
      'db_cluster/member',
      `\`${text}\` says not how it is used; write connection=9s8p: priority and s or r for reading, priority and s, r or p for writing`,
    )
  }
  return {
    connection,
    read: { priority: Number(readPriority), mode: modeOf(readMode) },
    write: { priority: Number(writePriority), mode: modeOf(writeMode) },
  }
}

function modeOf(letter: string | undefined): Mode {
  return letter === 'r' || letter === 'p' ? letter : 's'
}
