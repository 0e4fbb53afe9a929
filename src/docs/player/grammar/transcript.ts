/** The grammar of a `sip` fence. */

import { trimBytesStart } from '../bytes.ts'
import { DocsCode } from '../codes.ts'
import { longestMs, parseDuration, printDuration } from './duration.ts'
import { parseEndpoint } from '../actors/endpoint.ts'
import { CERTIFICATE_FAULTS, parseCertificateWish } from '../actors/identity.ts'
import { LineCursor, linesOf, type FenceLine, type Origin } from './fence-lines.ts'
import { isProblem, problem, type Problem } from '../problem.ts'
import { parseStartLine } from './start-line.ts'
import type { Protocol, StartLine, Step } from './step.ts'
import { parseBody, parseHeaders } from './written-headers.ts'

/** What a `sip` fence says, and what is wrong with it. */
export interface Transcript {
  readonly steps: readonly Step[]
  /** In the order of the lines; a transcript with problems is not played. */
  readonly problems: readonly Problem[]
}

/**
 * Reads a `sip` fence, or one of `http`, which has the same lines.
 *
 * @param text - the text of the fence, one character a byte
 * @param origin - where it starts
 * @param actors - the names known so far; those of `actor` lines are added
 * @param protocol - of its messages
 */
export function parseTranscript(
  text: string,
  origin: Origin,
  actors: Set<string>,
  protocol: Protocol = 'sip',
): Transcript {
  return new TranscriptParser(linesOf(text, origin), actors, protocol).parse()
}

const reservedNames: ReadonlySet<string> = new Set(['actor', 'clock', 'quiet', 'srv'])
const actorLine =
  /^actor\s+(\S+)\s+(\S+)(?:\s+certificate=(\S+))?(?:\s+server-name=(\S+))?(\s+refuses)?\s*$/
const timeLine = /^(clock|quiet)\b\s*(\+?)\s*(\S*)\s*$/
const messageLine = /^([A-Za-z_][\w-]*)\s*(=>|<|>)\s*/
const passTarget = /([A-Za-z_][\w-]*)(?:\s+|$)/y

const forms =
  'a line is `name > …`, `name < …`, `name => name …`, `actor name udp:address`, `clock +2s`, `quiet 2s`, or `# text`'

interface Head {
  readonly kind: 'send' | 'receive' | 'pass'
  readonly actor: string
  readonly to: string
  readonly start: StartLine
}

class TranscriptParser {
  readonly #cursor: LineCursor
  readonly #actors: Set<string>
  readonly #steps: Step[] = []
  readonly #problems: Problem[] = []
  readonly #protocol: Protocol

  constructor(lines: readonly FenceLine[], actors: Set<string>, protocol: Protocol) {
    this.#protocol = protocol
    this.#cursor = new LineCursor(lines)
    this.#actors = actors
  }

  parse(): Transcript {
    for (let line = this.#cursor.take(); line !== null; line = this.#cursor.take()) {
      this.#line(line)
    }
    return { steps: this.#steps, problems: this.#problems }
  }

  #fail(at: Problem): void {
    this.#problems.push(at)
  }

  #line(line: FenceLine): void {
    if (line.blank || trimBytesStart(line.text).startsWith('#')) return
    if (line.indent > 0) {
      this.#fail(
        problem(DocsCode.SYNTAX, line.place(), 'a header stands here, and no message above it'),
      )
      return
    }
    if (actorLine.test(line.text) || /^actor\b/.test(line.text)) return this.#actor(line)
    if (timeLine.test(line.text)) return this.#time(line)
    if (messageLine.test(line.text)) return this.#message(line)
    this.#fail(
      problem(DocsCode.SYNTAX, line.place(), 'this is no line of a transcript', { help: forms }),
    )
  }

  #actor(line: FenceLine): void {
    const [, name, address, certificate, serverName = null, refuses] =
      actorLine.exec(line.text) ?? []
    const endpoint = address === undefined ? null : parseEndpoint(address)
    if (name === undefined || address === undefined || endpoint === null) {
      const what = address === undefined ? 'the line' : `\`${address}\``
      this.#fail(
        problem(DocsCode.SYNTAX, line.place(), `${what} has no address that an actor can be at`, {
          help: 'write `actor dave tcp:192.0.2.40`, or with a port, `udp:[2001:db8::4]:5070`',
        }),
      )
      return
    }
    const shown = certificate === undefined ? null : parseCertificateWish(certificate)
    if (certificate !== undefined && shown === null) {
      const faults = CERTIFICATE_FAULTS.join(', ')
      this.#fail(
        problem(DocsCode.SYNTAX, line.place(), `\`${certificate}\` describes no certificate`, {
          help: `write a name, and behind commas ${faults} or O=Organisation`,
        }),
      )
      return
    }
    if (!/^[A-Za-z_][\w-]*$/.test(name) || reservedNames.has(name)) {
      this.#fail(problem(DocsCode.SYNTAX, line.place(), `an actor cannot be called \`${name}\``))
      return
    }
    this.#actors.add(name)
    this.#steps.push({
      kind: 'actor',
      name,
      endpoint,
      identity: { certificate: shown, serverName },
      refuses: refuses !== undefined,
      place: line.place(),
    })
  }

  #time(line: FenceLine): void {
    const [, kind, plus, span = ''] = timeLine.exec(line.text) ?? []
    const ms = parseDuration(span)
    const clock = kind === 'clock'
    if (ms === null || (plus === '+') !== clock) {
      const form = clock ? '`clock +2s`' : '`quiet 2s`'
      this.#fail(
        problem(DocsCode.SYNTAX, line.place(), `this is no span of time; write it as in ${form}`, {
          notes: [`units are ms, s, m, h and d; the longest is ${printDuration(longestMs)}`],
        }),
      )
      return
    }
    this.#steps.push({ kind: clock ? 'clock' : 'quiet', ms, place: line.place() })
  }

  #message(line: FenceLine): void {
    const head = this.#head(line)
    if (head?.kind === 'pass' && this.#protocol === 'http') {
      this.#fail(problem(DocsCode.SYNTAX, line.place(), 'requests of HTTP pass nobody by'))
    }
    const headers = parseHeaders(this.#cursor, this.#problems)
    const body = parseBody(this.#cursor, this.#problems)
    if (head === null) return
    const { kind, actor, to, start } = head
    const lastLine = this.#cursor.lastNumber
    const actorPlace = line.place(0, actor.length)
    const protocol = this.#protocol
    const written = { protocol, actor, actorPlace, start, headers, body, lastLine }
    if (kind !== 'receive' && start.again !== null && (headers.length > 0 || body !== null)) {
      this.#fail(
        problem(
          DocsCode.SYNTAX,
          headers[0]?.place ?? start.place,
          '`again` repeats a message byte by byte, so nothing can be written below it',
        ),
      )
      return
    }
    this.#steps.push(kind === 'pass' ? { kind, to, ...written } : { kind, ...written })
  }

  #head(line: FenceLine): Head | null {
    const [all = '', actor = '', direction] = messageLine.exec(line.text) ?? []
    let at = all.length
    let to = ''
    if (direction === '=>') {
      passTarget.lastIndex = at
      const target = passTarget.exec(line.text)
      if (target === null) {
        this.#fail(problem(DocsCode.SYNTAX, line.place(at), 'no name stands behind `=>`'))
        return null
      }
      to = target[1] ?? ''
      this.#known(line, to, at)
      at += target[0].length
    }
    this.#known(line, actor, 0)
    const start = parseStartLine(line, at)
    if (isProblem(start)) {
      this.#fail(start)
      return null
    }
    const kind = direction === '=>' ? 'pass' : direction === '>' ? 'send' : 'receive'
    return { kind, actor, to, start }
  }

  #known(line: FenceLine, name: string, at: number): void {
    if (this.#actors.has(name)) return
    this.#fail(
      problem(
        DocsCode.UNKNOWN_ACTOR,
        line.place(at, at + name.length),
        `nobody is called \`${name}\`; there is ${[...this.#actors].join(', ')}`,
        { help: `introduce them above: \`actor ${name} udp:192.0.2.40\`` },
      ),
    )
  }
}
