/** A line of the log for each action of a script. */

import type { Action, Context, Host, ModuleLog } from 'siprose'

/** What lines look like. */
export interface TraceStyle {
  readonly prefix: string
  readonly level: number
  readonly facility: string | null
  /** Whether the file is named. */
  readonly file: boolean
  /** Whether assignments have lines. */
  readonly assignments: boolean
}

const keywords: Readonly<Partial<Record<Action['routeType'], string>>> = {
  request: 'request_route',
  reply: 'reply_route',
}

/** The trace of one server. */
export class Trace {
  on: boolean
  readonly #server: Host
  readonly #log: ModuleLog
  readonly #style: TraceStyle
  /** Lines by action: there are as many as the configuration has actions. */
  readonly #lines = new Map<number, { readonly text: string; readonly assignment: boolean }>()

  /**
   * @param server - knows the actions
   * @param log - the module's
   * @param on - whether it is on from the start
   * @param style - what lines look like
   */
  constructor(server: Host, log: ModuleLog, on: boolean, style: TraceStyle) {
    this.#server = server
    this.#log = log
    this.on = on
    this.#style = style
  }

  /** Tells of an action. */
  ran(ctx: Context, at: number): void {
    const { level, facility, assignments, prefix } = this.#style
    if (!this.on || !this.#log.shows(level)) return
    const line = this.#line(at)
    if (line.assignment && !assignments) return
    const kind = keywords[ctx.routeType] ?? `${ctx.routeType}_route`
    this.#log.write(level, `${prefix} ${kind}=${line.text}`, facility)
  }

  #line(at: number): { readonly text: string; readonly assignment: boolean } {
    const known = this.#lines.get(at)
    if (known !== undefined) return known
    const { route, position, name } = this.#server.action(at)
    const file = this.#style.file ? ` c=[${position.file}]` : ''
    const text = `[${route ?? 'DEFAULT_ROUTE'}]${file} l=${position.line} n=${name}`
    const line = { text, assignment: name === 'assign' }
    this.#lines.set(at, line)
    return line
  }
}
