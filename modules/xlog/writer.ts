/** Writes lines of scripts to the log: prefix, place, the text cut to its limit. */

import type { CompiledFormat, Context, Host, ModuleLog } from 'siprose'

import { readLevelColors } from './color.ts'

/** What decides how lines look: values of the module's parameters. */
export interface WriterOptions {
  /** The most bytes a line may have, prefix included. */
  readonly maxBytes: number
  /** Stands before each line. */
  readonly prefix: string
  /** Whether variables in the prefix are replaced. */
  readonly prefixIsFormat: boolean
  /** Whether lines with their place name the file too. */
  readonly fileNames: boolean
  /** The syslog facility of lines that name none, or null for the server's. */
  readonly facility: string | null
  /** Colours of levels, `L_ERR=rx;L_WARN=yx`. */
  readonly levelColors: readonly string[]
  /** Whether colours are written where the log does not go to a terminal. */
  readonly alwaysColors: boolean
}

/** Writes for one server. */
export class Writer {
  readonly #server: Host
  readonly #log: ModuleLog
  readonly #options: WriterOptions
  #prefix: CompiledFormat
  /** True where `$C(xy)` switches colours. */
  colored = false

  constructor(server: Host, log: ModuleLog, options: WriterOptions) {
    this.#server = server
    this.#log = log
    this.#options = options
    this.#prefix = { constant: options.prefix, run: () => options.prefix }
    for (const text of options.levelColors) {
      for (const [level, colors] of readLevelColors(text)) server.log.colors.set(level, colors)
    }
  }

  /** Gets ready for the first message, once variables and core parameters are known. */
  start(): void {
    const { prefix, prefixIsFormat, alwaysColors } = this.#options
    if (prefixIsFormat) this.#prefix = this.#server.format(prefix)
    this.colored = alwaysColors || this.#server.settings.log_stderror
  }

  /**
   * Writes a line. Where its level is not shown, its variables are not even looked at.
   *
   * @param ctx - the message it is about
   * @param level - of `LogLevel`
   * @param text - the line
   * @param facility - the syslog facility, where not the usual one
   */
  write(ctx: Context, level: number, text: CompiledFormat, facility?: string): void {
    if (this.#log.shows(level)) this.#line(ctx, level, text.run(ctx), facility)
  }

  /** Writes a line with the place of the action in front. */
  writeWithPlace(ctx: Context, level: number, text: CompiledFormat, facility?: string): void {
    if (!this.#log.shows(level)) return
    const { file, line } = this.#server.position(ctx)
    const place = this.#options.fileNames ? `${file}:${line}` : String(line)
    this.#line(ctx, level, `${place}:${text.run(ctx)}`, facility)
  }

  #line(ctx: Context, level: number, text: string, facility: string | undefined): void {
    const line = oneLine(this.#prefix.run(ctx) + text, this.#options.maxBytes)
    this.#log.write(level, line, facility ?? this.#options.facility)
  }
}

/** The text without the line end at its end, and not longer than it may be. */
export function oneLine(text: string, maxBytes: number): string {
  const end = text.endsWith('\n') ? text.length - 1 : text.length
  return text.slice(0, Math.min(end, maxBytes))
}
