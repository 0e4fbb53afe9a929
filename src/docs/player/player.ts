/** Plays an example against a server, and says how it went. */

import { errorText } from '../../runtime/errors.ts'
import { DocsCode } from './codes.ts'
import type { Edit } from './edit.ts'
import type { Example } from './example.ts'
import { failureOf, type Failure } from './failure.ts'
import type { ConfigurationPart, PlayedServer, PlayerHost } from './host.ts'
import type { DbTable } from './grammar/db-lines.ts'
import { findLog, type LogCheck } from './grammar/log-lines.ts'
import { planExample, type Plan, type Setup } from './plan.ts'
import { settleUnclaimed } from './play/receive.ts'
import { giveTable, playDb } from './play/db.ts'
import { playDns } from './play/dns.ts'
import { playRpc } from './play/rpc.ts'
import { playTranscript } from './play/transcript.ts'
import { playValues } from './play/values.ts'
import { isProblem, problem, type Place, type Problem } from './problem.ts'
import { printReport, reasonOf } from './report.ts'
import { readScript, type Scene, type Script } from './script.ts'
import { Session } from './play/session.ts'
import { VirtualWorld } from './world/virtual-world.ts'
import type { World } from './world/world.ts'

/** How an example went. */
export interface Outcome {
  readonly id: string
  /** `not-run`: some fence says `no-run`, and all others went well. */
  readonly status: 'pass' | 'fail' | 'not-run'
  /** One line, `file:line:column: error[code]: fact`, or null when nothing failed. */
  readonly reason: string | null
  /** The whole report for a terminal, or null when nothing failed. */
  readonly report: string | null
  /** What stands in `no-run`, or null. */
  readonly notRunReason: string | null
  /** With `accept`: what to write instead of what differs; `applyEdits` writes it. */
  readonly edits: readonly Edit[]
}

/** How examples are played. */
export interface PlayOptions {
  /** What `with=` can name; see `setupsOf`. */
  readonly setups?: ReadonlyMap<string, Setup>
  /** The configuration for examples that show none: a person's own. */
  readonly configuration?: ConfigurationPart | null
  /** True: what the server sent takes the place of what is written, and the example does not fail because of it. */
  readonly accept?: boolean
  /** Where it is played; a world in memory unless given. */
  readonly world?: World
}

/**
 * Plays an example. Never rejects: whatever goes wrong is in the outcome.
 *
 * @param example - the example
 * @param host - starts the server
 * @param options - setups, a configuration for examples without, and whether to accept what comes
 */
export async function playExample(
  example: Example,
  host: PlayerHost,
  options: PlayOptions = {},
): Promise<Outcome> {
  const plan = planExample(example, options.setups ?? new Map(), options.configuration ?? null)
  if (isProblem(plan)) return outcomeOf(example, null, failureOf(plan))
  if (!plan.runs) return outcomeOf(example, plan, null)
  const script = readScript(example, plan.fences)
  const [first, ...more] = script.problems
  if (first !== undefined) return outcomeOf(example, plan, failureOf(first, ...more))
  const world = options.world ?? new VirtualWorld(example.id)
  const early = new Set<DbTable>()
  for (const scene of script.scenes) {
    // Those below the first message are written when the example reaches them.
    if (scene.kind === 'sip' || scene.kind === 'http' || scene.kind === 'rpc') break
    if (scene.kind === 'file') world.files.write(scene.name, scene.text)
    if (scene.kind !== 'db') continue
    for (const table of scene.tables) {
      if (!table.given) continue
      early.add(table)
      const fault = giveTable(world, table)
      if (fault !== null) return outcomeOf(example, plan, failureOf(fault))
    }
  }
  const server = await start(example, plan, host, world)
  if ('problems' in server) return outcomeOf(example, plan, { ...server, log: world.log })
  const session = new Session(world, server, options.accept === true)
  const failure = await playScript(session, script, early)
  const stopped = await stop(session, titlePlace(example))
  world.tables.close()
  return outcomeOf(example, plan, failure ?? stopped, session.edits ?? [])
}

async function start(
  example: Example,
  { configuration, wrap, before }: Plan,
  host: PlayerHost,
  world: World,
): Promise<PlayedServer | Failure> {
  const { network, web: http, clock, random, logSink, zone: resolver, files } = world
  const at = configuration ?? { fileName: example.file, line: example.line, column: 1 }
  const { fileName, line, column } = at
  const position = { fileName, line, column }
  const options = {
    network,
    http,
    clock,
    random,
    logSink,
    resolver,
    files,
    wrap,
    before,
    ...position,
  }
  try {
    return await host.start(configuration?.text ?? null, options)
  } catch (error) {
    return failureOf(refusal(errorText(error), { file: fileName, line, column, length: 0 }))
  }
}

/** A refusal to start, at the place that the first error names when that is in the same file. */
function refusal(printed: string, start: Place): Problem {
  const [, file, line, column, fact] =
    /^(\S.*):(\d+):(\d+): error\[[^\]]*\]: (.+)$/m.exec(printed) ?? []
  const where =
    file === start.file ? { file, line: Number(line), column: Number(column), length: 1 } : start
  const why = fact === undefined ? '' : `: ${fact}`
  const message = `the server does not start with this configuration${why}`
  return problem(DocsCode.REFUSED, where, message, { notes: [printed] })
}

/** @param early - tables that were filled before the server started */
async function playScript(
  session: Session,
  { scenes, end }: Script,
  early: ReadonlySet<DbTable>,
): Promise<Failure | null> {
  for (const scene of scenes) {
    const failure = await playScene(session, scene, early)
    if (failure !== null) return failure
  }
  return settleUnclaimed(session, end)
}

async function playScene(
  session: Session,
  scene: Scene,
  early: ReadonlySet<DbTable>,
): Promise<Failure | null> {
  switch (scene.kind) {
    case 'sip':
    case 'http':
      return playTranscript(session, scene.steps)
    case 'values':
      return playValues(session, scene.checks)
    case 'rpc':
      return playRpc(session, scene.checks)
    case 'file':
      session.world.files.write(scene.name, scene.text)
      return null
    case 'dns':
      return playDns(session, scene.records)
    case 'db':
      return playDb(
        session,
        scene.tables.filter((table) => !early.has(table)),
      )
    case 'log':
      return playLog(session, scene.checks)
  }
}

function playLog(session: Session, checks: readonly LogCheck[]): Failure | null {
  const found = findLog(checks, session.world.log, session.logAt, session.bindings)
  if (typeof found !== 'number') return session.fail(null, found)
  session.logAt = found
  return null
}

async function stop(session: Session, place: Place): Promise<Failure | null> {
  try {
    await session.server.stop()
    return null
  } catch (error) {
    const fact = `the server could not be stopped: ${errorText(error)}`
    return session.fail(null, problem(DocsCode.SERVER, place, fact))
  }
}

function titlePlace(example: Example): Place {
  return { file: example.file, line: example.line, column: 1, length: 0 }
}

function outcomeOf(
  example: Example,
  plan: Plan | null,
  failure: Failure | null,
  edits: readonly Edit[] = [],
): Outcome {
  const notRunReason = plan?.noRun ?? null
  const status = failure !== null ? 'fail' : notRunReason === null ? 'pass' : 'not-run'
  const first: Problem | null = failure?.problems[0] ?? null
  return {
    id: example.id,
    status,
    reason: first === null ? null : reasonOf(first),
    report: failure === null ? null : printReport(example, failure),
    notRunReason,
    edits,
  }
}
