/** The way to a server: sentinels are asked, the password is said, the database is chosen. */

import type { Clock, Files } from 'siprose'

import { Connection, type Target } from './connection.ts'
import { NoAnswer } from './errors.ts'
import type { Command } from './resp/encode.ts'
import { ReplyType, type Reply } from './resp/reply.ts'
import type { Place, ServerSpec } from './server-spec.ts'

/** How long things may take, and what is trusted. */
export interface ConnectSettings {
  readonly connect_timeout: number
  readonly cmd_timeout: number
  readonly ca_path: string | null
}

/** What it needs of the server. */
export interface World {
  readonly clock: Clock
  readonly files: Files
}

/**
 * A connection on which commands can be sent.
 *
 * @param first - commands that are sent before any other
 */
export async function connectTo(
  world: World,
  spec: ServerSpec,
  settings: ConnectSettings,
  first: readonly Command[] = [],
): Promise<Connection> {
  const { clock, files } = world
  const { connect_timeout, cmd_timeout, ca_path } = settings
  const tls = spec.tls ? { ca: ca_path === null ? null : await files.read(ca_path) } : null
  const place =
    spec.sentinels.length === 0 ? spec.place : await placeBySentinels(clock, spec, settings)
  const target: Target = { unix: spec.sentinels.length === 0 ? spec.unix : '', ...place, tls }
  const connection = await Connection.open(clock, target, connect_timeout)
  const commands: Command[] = []
  if (spec.pass !== '')
    commands.push(spec.user === '' ? ['AUTH', spec.pass] : ['AUTH', spec.user, spec.pass])
  // a server that wants a password says so here, and not when somebody calls
  commands.push(spec.db === 0 ? ['PING'] : ['SELECT', String(spec.db)], ...first)
  const replies = await connection.send(commands, cmd_timeout)
  const refused = replies.find(({ type }) => type === ReplyType.ERROR)
  if (refused === undefined) return connection
  connection.close('the server wants something else')
  throw new NoAnswer(textOf(refused))
}

async function placeBySentinels(
  clock: Clock,
  { sentinels, sentinelGroup, sentinelMaster }: ServerSpec,
  { connect_timeout, cmd_timeout }: ConnectSettings,
): Promise<Place> {
  let why = ''
  for (const { host, port } of sentinels) {
    try {
      const sentinel = await Connection.open(
        clock,
        { unix: '', host, port, tls: null },
        connect_timeout,
      )
      const question = sentinelMaster ? 'get-master-addr-by-name' : 'slaves'
      try {
        const [reply] = await sentinel.send([['SENTINEL', question, sentinelGroup]], cmd_timeout)
        const found = reply === undefined ? null : placeIn(reply, sentinelMaster)
        if (found !== null) return found
        why = `the sentinel ${host}:${port} knows no \`${sentinelGroup}\``
      } finally {
        sentinel.close('done')
      }
    } catch (error) {
      why = `the sentinel ${host}:${port}: ${error instanceof Error ? error.message : String(error)}`
    }
  }
  throw new NoAnswer(why)
}

function placeIn(reply: Reply, master: boolean): Place | null {
  if (reply.type !== ReplyType.ARRAY) return null
  const texts = (master ? reply.items : itemsOf(reply.items[0])).map(textOf)
  const [host, port] = master
    ? texts
    : ['ip', 'port'].map(
        (name) => texts[texts.findIndex((text, at) => at % 2 === 0 && text === name) + 1],
      )
  return host === undefined || port === undefined ? null : { host, port: Number(port) }
}

function itemsOf(reply: Reply | undefined): readonly Reply[] {
  return reply?.type === ReplyType.ARRAY ? reply.items : []
}

/** The text of a reply; '' where it has none. */
export function textOf(reply: Reply): string {
  return 'text' in reply ? reply.text : ''
}
