/** The message that lines of the log belong to. */

import t from 'tap'

import { standIn } from '../../../test/support/stand-in.ts'
import type { Frame } from '../../lang/vocabulary.ts'
import type { Context } from '../context.ts'
import { LogScope } from '../log-scope.ts'

/** A message of which only the name matters here. */
function message(name: string): Context & { name: string } {
  return standIn<Context & { name: string }>({ name, message: { callId: `${name}@192.0.2.10` } })
}

const format = {
  constant: null,
  run: (ctx: Frame) => `<${(ctx as unknown as { name: string }).name}> `,
}

t.test('LogScope keeps a message through its waits, whatever runs meanwhile', async (t) => {
  const scope = new LogScope(format, false)
  const seen: string[] = []
  const ended: Promise<void>[] = []
  const work = (): void => {
    const later = async (): Promise<void> => {
      await Promise.resolve()
      seen.push(`${scope.prefix()}${scope.callId()}`)
    }
    ended.push(later())
  }
  scope.run(message('a'), work)
  scope.run(message('b'), work)
  await Promise.all(ended)
  t.strictSame(seen, ['<a> a@192.0.2.10', '<b> b@192.0.2.10'])
  t.equal(scope.prefix(), '', 'outside of messages there is nothing to print it from')
  t.equal(scope.callId(), null)
})

t.test('LogScope prints once for a message, or anew for each line', async (t) => {
  for (const [anew, expected] of [
    [false, ['<a> ', '<a> ']],
    [true, ['<a> ', '<b> ']],
  ] as const) {
    const scope = new LogScope(format, anew)
    const ctx = message('a')
    const seen: string[] = []
    scope.run(ctx, () => {
      seen.push(scope.prefix())
      ctx.name = 'b'
      seen.push(scope.prefix())
    })
    t.strictSame(seen, expected)
  }
})
