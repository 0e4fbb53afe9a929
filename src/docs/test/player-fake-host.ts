/** A tiny server for the tests of the player: what it does is a function of the message it received. */

import type { Value } from '../../lang/vocabulary.ts'
import type { Listener } from '../../net/listener.ts'
import { peerAt, type Peer } from '../../net/peer.ts'
import { LogLevel } from '../../runtime/log.ts'
import { parseMessage, type Message } from '../../sip/message.ts'
import type { Example } from '../player/example.ts'
import { markdownExamples } from '../markdown-examples.ts'
import type { CommandArgument, PlayerHost, StartOptions, TraceStep } from '../player/host.ts'

/** What the fake server can do with a message. */
export interface Fake {
  readonly message: Message
  readonly peer: Peer
  readonly on: Listener
  readonly options: StartOptions
  /** Notes a statement. */
  ran(text: string): void
  /** Answers without state. */
  reply(status: number, reason: string, more?: string, tag?: string): void
  /** Sends the request on with a Via of its own; returns what was sent. */
  forward(address: string, uri?: string): string
  /** Sends a reply on, by its second Via. */
  forwardReply(): void
  log(level: keyof typeof LogLevel, text: string): void
}

/** A script for the fake server. */
export interface FakeScript {
  readonly route?: (fake: Fake) => void | Promise<void>
  readonly evaluate?: (expression: string, message: Message | null) => Value
  readonly command?: (name: string, args: readonly CommandArgument[]) => unknown
  readonly start?: (configuration: string | null, options: StartOptions) => void
  readonly stop?: () => void
}

/** A host whose servers follow a script. */
export function fakeHost(script: FakeScript): PlayerHost {
  return {
    async start(configuration, options) {
      script.start?.(configuration, options)
      let last: Message | null = null
      let pending: Promise<void> = Promise.resolve()
      let trace: TraceStep[] = []
      const listeners: Listener[] = []
      for (const proto of ['udp', 'tcp'] as const) {
        const listener = options.network.listen(
          { proto, address: '192.0.2.1', port: 5060 },
          (bytes, start, end, peer, on) => {
            const message = parseMessage(bytes, start, end)
            last = message
            const ran = (text: string): void => {
              const position = { file: options.fileName, line: options.line, column: 1 }
              trace.push({ position, text })
            }
            const fake = makeFake(message, peer, on, options, ran)
            pending = pending.then(() => script.route?.(fake))
            // It is waited for later; until then nobody has missed a failure.
            pending.catch(() => undefined)
          },
        )
        await listener.start()
        listeners.push(listener)
      }
      return {
        stop: async () => {
          script.stop?.()
          for (const listener of listeners) await listener.stop()
        },
        settle: async () => {
          // What came over a stream arrives in the next turn.
          await new Promise((resolve) => {
            setImmediate(resolve)
          })
          await pending
        },
        evaluate: (expression) => script.evaluate?.(expression, last) ?? null,
        command: (name, args) => script.command?.(name, args),
        trace: () => {
          const ran = trace
          trace = []
          return ran
        },
      }
    },
  }
}

function makeFake(
  message: Message,
  peer: Peer,
  on: Listener,
  options: StartOptions,
  ran: (text: string) => void,
): Fake {
  const lines = message.text.slice(message.firstLineEnd, message.headersEnd)
  return {
    message,
    peer,
    on,
    options,
    ran,
    reply(status, reason, more = '', tag = 'server') {
      const kept = lines
        .split('\r\n')
        .filter((line) => /^(Via|From|To|Call-ID|CSeq)\s*:/i.test(line))
        .map((line) =>
          /^To\s*:/i.test(line) && status > 100 && !line.includes(';tag=')
            ? `${line};tag=${tag}`
            : line,
        )
      on.send(
        `SIP/2.0 ${status} ${reason}\r\n${kept.join('\r\n')}\r\n${more}Content-Length: 0\r\n\r\n`,
        peer,
      )
    },
    forward(address, uri = message.requestUri) {
      const branch = `z9hG4bKfake${options.random.uint32().toString(16)}`
      const via = `Via: SIP/2.0/UDP 192.0.2.1;branch=${branch}\r\n`
      const text = `${message.method} ${uri} SIP/2.0\r\n${via}${lines}\r\n${message.body}`
      on.send(text, peerAt('udp', address, 5060))
      return text
    },
    forwardReply() {
      const rest = lines.replace(/^Via:.*\r\n/, '')
      const next = /^Via: SIP\/2.0\/UDP ([^;\s]+)/m.exec(rest)?.[1] ?? ''
      on.send(
        `SIP/2.0 ${message.status} ${message.reason}\r\n${rest}\r\n${message.body}`,
        peerAt('udp', next, 5060),
      )
    },
    log: (level, text) => options.logSink(LogLevel[level], text, null),
  }
}

/** The one example of a page made of a title and the text. */
export function exampleOf(text: string, file = 'page.md'): Example {
  const examples = markdownExamples(`# Title\n${text}`, file)
  const [example] = examples
  if (example === undefined || examples.length > 1) throw new RangeError('not one example')
  return example
}

/** A page with one `sip` fence, which starts at line 3. */
export function sip(...lines: readonly string[]): Example {
  return exampleOf(['```sip', ...lines, '```'].join('\n'))
}

/** Answers OPTIONS to the server itself with 200, anything else with 404. */
export function stateless({ message, ran, reply }: Fake): void {
  ran('if ($rm == "OPTIONS" && $rU == $null)')
  const alive = message.requestUri === 'sip:example.com'
  ran(`sl_send_reply("${alive ? 200 : 404}")`)
  if (alive) reply(200, 'Keep it up')
  else reply(404, 'Not here')
}
