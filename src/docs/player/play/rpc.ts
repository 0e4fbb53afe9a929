/** Plays an `rpc` fence: gives commands to the server, and compares their results. */

import { rpcFault } from '../../../rpc/fault.ts'
import { systemClock } from '../../../runtime/clock.ts'
import { SiproseError } from '../../../runtime/errors.ts'
import { fillAt } from '../actors/compose.ts'
import { DocsCode } from '../codes.ts'
import type { CommandArgument } from '../host.ts'
import type { Edit } from '../edit.ts'
import type { Failure } from '../failure.ts'
import type { RpcCheck } from '../grammar/rpc-lines.ts'
import type { RpcArgument } from '../grammar/rpc-words.ts'
import { dataOf, isDataMap, printYaml, type Data } from '../match/data.ts'
import { matchResult, type ResultDifference } from '../match/result.ts'
import { rewriteResult } from '../match/rewrite-result.ts'
import { problem, type Problem } from '../problem.ts'
import { serverProblem } from './server-problem.ts'
import type { Session } from './session.ts'

/** How long a command may take in the time of the example. */
const MAX_COMMAND_SECONDS = 60
/** How long it is waited for in real time before the time of the example goes on. */
const REAL_WAIT_MS = 20

/** What a command came to. */
interface Answer {
  /** The result; of a command that failed a map with `error` in it. */
  readonly data: Data
  readonly failed: boolean
}

/** Plays an `rpc` fence, up to the first command whose result differs. */
export async function playRpc(
  session: Session,
  checks: readonly RpcCheck[],
): Promise<Failure | null> {
  for (const check of checks) {
    const failure = await playCommand(session, check).catch((error: unknown) =>
      session.fail(null, serverProblem(error, check.place)),
    )
    if (failure !== null) return failure
  }
  return null
}

async function playCommand(session: Session, check: RpcCheck): Promise<Failure | null> {
  const args: CommandArgument[] = []
  for (const argument of check.args) {
    const text = fillAt(argument.text, argument.place, session.bindings)
    if (typeof text !== 'string') return session.fail(null, text)
    args.push(valueOf(argument, text))
  }
  const answer = await given(session, check.name, args)
  await session.settle(check.place)
  const trial = session.bindings.copy()
  const differences = differencesOf(check, answer, trial)
  const [first, ...others] = differences
  if (first !== undefined) {
    if (session.edits === null) {
      const more = others.map((other) => other.problem)
      const came = { command: check.name, text: printYaml(answer.data) }
      return { ...session.fail(null, first.problem, ...more), answer: came }
    }
    session.edits.push(editOf(check, answer, differences))
  }
  session.bindings = trial
  return null
}

/** A number that is written as numbers are; one with other signs about it, `007` or `+358`, stays the text that it is. */
function valueOf({ quoted }: RpcArgument, text: string): CommandArgument {
  const number = Number(text)
  return !quoted && Number.isSafeInteger(number) && String(number) === text ? number : text
}

/** The result of a command that waits, for a peer or for time to go by; time goes by until it is there. */
async function inTime(session: Session, name: string, result: Promise<unknown>): Promise<unknown> {
  const { world, server } = session
  const late = Symbol()
  for (let second = 0; second <= MAX_COMMAND_SECONDS; second++) {
    const { promise, resolve } = Promise.withResolvers<symbol>()
    const timer = systemClock.after(REAL_WAIT_MS, () => resolve(late))
    const first = await Promise.race([result, promise]).finally(() => timer.cancel())
    if (first !== late) return first
    await world.advance(server, 1000)
  }
  const fact = `\`${name}\` had no result within ${MAX_COMMAND_SECONDS} s`
  throw new SiproseError(DocsCode.UNSETTLED, fact)
}

async function given(
  session: Session,
  name: string,
  args: readonly CommandArgument[],
): Promise<Answer> {
  try {
    const result = session.server.command(name, args)
    const data = result instanceof Promise ? await inTime(session, name, result) : result
    return { data: dataOf(data), failed: false }
  } catch (error) {
    if (!(error instanceof SiproseError)) throw error
    return { data: dataOf({ error: rpcFault(error) }), failed: true }
  }
}

function differencesOf(
  { name, place, wanted }: RpcCheck,
  { data, failed }: Answer,
  bindings: Session['bindings'],
): readonly ResultDifference[] {
  const failure = wanted?.kind === 'map' ? wanted.entries.find(({ key }) => key === 'error') : null
  if (failed && (failure ?? null) === null) {
    const fact = `\`${name}\` failed: ${messageOf(data)}`
    return [shapeDiffers(problem(DocsCode.COMMAND_FAILED, place, fact))]
  }
  if (!failed && failure && !(isDataMap(data) && data.has('error'))) {
    const fact = `\`${name}\` did not fail`
    return [shapeDiffers(problem(DocsCode.COMMAND_WORKED, failure.place, fact))]
  }
  return wanted === null ? [] : matchResult(wanted, data, bindings)
}

function shapeDiffers(reason: Problem): ResultDifference {
  return { problem: reason, scalar: null }
}

function messageOf(data: Data): string {
  const error = isDataMap(data) ? (data.get('error') ?? null) : null
  return isDataMap(error) ? [...error.values()].map(String).join(' ') : ''
}

/** The lines of the result, written anew; a result that was not written goes below its command. */
function editOf(
  { wanted, written }: RpcCheck,
  { data }: Answer,
  differences: readonly ResultDifference[],
): Edit {
  const { text, line, column } = written
  const fresh = rewriteResult(text, wanted, data, differences).split('\n')
  const lastLine = wanted === null ? line - 1 : line + text.split('\n').length - 1
  return { line, lastLine, column, lines: fresh }
}
