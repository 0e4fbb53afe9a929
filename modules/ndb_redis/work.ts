/** What the functions that send commands have in common. */

import type { Context } from 'siprose'

import { textOf } from './connect.ts'
import { NoAnswer } from './errors.ts'
import type { ndb_redis } from './module.ts'
import { ReplyType, type Reply } from './resp/reply.ts'

/** This module in one server. */
export type Self = Parameters<NonNullable<typeof ndb_redis.table.stop>>[0]

/** What a command came to, for the script. */
export const OK = 1
export const FAILED = -1
export const DISABLED = -2

/** The values of a command, and the name of its reply, which stands last. */
export function split(rest: readonly (string | undefined)[]): {
  readonly values: readonly string[]
  readonly reply: string
} {
  const given = rest.filter((one) => one !== undefined)
  return { values: given.slice(0, -1), reply: given.at(-1) ?? '' }
}

/** The function's result where there is no such server. */
export function unknown(self: Self, name: string): number {
  self.log.error(`there is no server \`${name}\`; there are ${self.state.names}`)
  return FAILED
}

/** The function's result where a server answered. */
export function answered(
  self: Self,
  ctx: Context,
  name: string,
  reply: string,
  come: Reply | undefined,
): number {
  self.state.replies.set(ctx, reply, come ?? null)
  if (come?.type !== ReplyType.ERROR) return come === undefined ? FAILED : OK
  self.log.error(`the server \`${name}\` refuses: ${textOf(come)}`)
  return FAILED
}

/** The function's result where a server did not answer. A server that was asked has told the log. */
export function failed(self: Self, name: string, error: unknown): number {
  if (!(error instanceof NoAnswer)) throw error
  if (error.refused) self.log.error(`the server \`${name}\` is not asked: ${error.message}`)
  return FAILED
}

/** Sends what waits in the message's pipeline; null where nothing does. */
export function flush(self: Self, ctx: Context, name: string): Promise<number> | number | null {
  const { state, log } = self
  const piped = state.pipelines.take(ctx, name)
  if (piped.length === 0) return null
  log.warn(
    `redis_cmd(): ${piped.length} commands for \`${name}\` wait for redis_execute(), and go first`,
  )
  return execute(self, ctx, name, piped)
}

/** Sends commands together, and keeps their answers. */
export function execute(
  self: Self,
  ctx: Context,
  name: string,
  piped: readonly { readonly command: readonly string[]; readonly reply: string }[],
): Promise<number> | number {
  const { state, log } = self
  const node = state.find(name)
  if (node === null) return unknown(self, name)
  for (const { reply } of piped) state.replies.set(ctx, reply, null)
  if (node.disabled) return DISABLED
  const keep = (replies: readonly Reply[]): number => {
    for (const [at, one] of replies.entries()) {
      state.replies.set(ctx, piped[at]?.reply ?? '', one)
      if (one.type === ReplyType.ERROR) log.error(`the server \`${name}\` refuses: ${textOf(one)}`)
    }
    return OK
  }
  try {
    const come = node.send(
      ctx,
      piped.map(({ command }) => command),
    )
    return come instanceof Promise
      ? come.then(keep, (error: unknown) => failed(self, name, error))
      : keep(come)
  } catch (error) {
    return failed(self, name, error)
  }
}
