/** A command line, run for a message. */

import type { Context } from 'siprose'

import type { Command } from './command.ts'
import { valueName } from './command.ts'
import { environmentText, messageEnvironment } from './environment.ts'
import type { exec } from './module.ts'
import type { Outcome } from './programs.ts'

/** This module in one server. */
export type Self = Parameters<NonNullable<typeof exec.table.start>>[0]

/** What a function wants of the program. */
export interface Wish {
  /** What it reads, or null. */
  readonly input?: string
  /** What stands behind its other arguments. */
  readonly argument?: string
  /** Whether what it writes is wanted. */
  readonly output?: boolean
  /** Whether it is told of the message. */
  readonly told?: boolean
}

/** The variable of the shell that has the argument. */
const ARGUMENT = 'SIPROSE_ARGUMENT'

/**
 * Runs it.
 *
 * @returns null when it was not started, with the reason in the log or in the figures
 */
export async function runFor(
  self: Self,
  ctx: Context,
  command: Command,
  { input, argument, output = false, told = true }: Wish,
): Promise<Outcome | null> {
  const { params, state, stats } = self
  if (!params.enable) return null
  const environment: Record<string, string> = {
    PATH: process.env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin',
    ...(told && params.setvars ? messageEnvironment(ctx) : {}),
  }
  for (const [index, value] of command.values.entries()) {
    environment[valueName(index)] = environmentText(value.run(ctx))
  }
  if (argument !== undefined) environment[ARGUMENT] = environmentText(argument)
  const running = state.run({
    text: command.text,
    script: scriptOf(command, argument !== undefined),
    environment,
    input: input ?? null,
    output,
  })
  if (running === null) {
    stats.refused.add()
    return null
  }
  stats.started.add()
  const outcome = await running
  if (!outcome.done) stats.failed.add()
  if (outcome.killed !== null) {
    stats.killed.add()
    const why = outcome.killed === 'time' ? 'it took too long' : 'it wrote too much'
    self.log.info(`exec: \`${command.text}\` was killed, as ${why}`)
  }
  return outcome
}

function scriptOf({ script }: Command, hasArgument: boolean): string {
  const text = Buffer.from(script, 'latin1').toString('utf8')
  return hasArgument ? `${text} "$${ARGUMENT}"` : text
}

/** The lines that a program wrote, without those that are empty. */
export function linesOf(output: string): readonly string[] {
  return output.split(/\r?\n/).filter((line) => line !== '')
}
