/** What the server has to say: levels, prefix, and where it goes. */

/** The levels of the field, from "somebody must act now" to "for developers". A log shows all up to its level. */
export const LogLevel = {
  ALERT: -5,
  BUG: -4,
  CRITICAL: -2,
  ERROR: -1,
  WARNING: 0,
  NOTICE: 1,
  INFO: 2,
  DEBUG: 3,
} as const

const names = new Map<number, string>(
  Object.entries(LogLevel).map(([name, level]) => [level, name]),
)

/** The name of a level as log lines show it; levels between two have the name of the graver one. */
export function levelName(level: number): string {
  if (level <= LogLevel.ALERT) return 'ALERT'
  if (level >= LogLevel.DEBUG) return 'DEBUG'
  return names.get(level) ?? 'CRITICAL'
}

/**
 * Where lines go: the terminal, syslog, a test's list.
 *
 * @param level - one of {@link LogLevel}
 * @param text - one line or several, as bytes, no line end
 * @param facility - the syslog facility, or null for the server's
 * @param color - what switches a terminal to the level's colours, where these are not the usual ones
 */
export type LogSink = (level: number, text: string, facility: string | null, color?: string) => void

/** What is known of the message that a line belongs to. */
export interface LineScope {
  /** What stands before the line. */
  prefix(): string
  /** The Call-ID of the message, or null. */
  callId(): string | null
}

/** Makes a document of a line. */
export type LineLayout = (line: {
  readonly level: number
  readonly prefix: string
  readonly text: string
  readonly callId: string | null
}) => string

/**
 * The log as one module has it: lines of it have the level and the facility of that module.
 *
 * Asking whether a level is shown costs a comparison, so ask before composing a line.
 */
export abstract class ModuleLog {
  /** The level of its own, where that is another than the server's: lines of a higher level are not shown. */
  ownLevel: number | null = null
  /** The syslog facility of its own, where that is another than the server's. */
  ownFacility: string | null = null

  /** True when lines of this level are shown. */
  abstract shows(level: number): boolean

  /**
   * Writes a line if its level is shown.
   *
   * @param level - one of {@link LogLevel}
   * @param text - the line
   * @param facility - a syslog facility for this line alone
   */
  abstract write(level: number, text: string, facility?: string | null): void

  /** Somebody must act. */
  error(text: string): void {
    this.write(LogLevel.ERROR, text)
  }

  /** Will need acting. */
  warn(text: string): void {
    this.write(LogLevel.WARNING, text)
  }

  /** Life cycle. */
  notice(text: string): void {
    this.write(LogLevel.NOTICE, text)
  }

  /** One line a decision. */
  info(text: string): void {
    this.write(LogLevel.INFO, text)
  }

  /** The rest. */
  debug(text: string): void {
    this.write(LogLevel.DEBUG, text)
  }
}

/** The server's log, which is the core's. A level and a facility of its own are for the core's lines alone. */
export class Log extends ModuleLog {
  /** Lines of a higher level are not shown, unless who writes has a level of its own: the core parameter `debug`. */
  level: number = LogLevel.WARNING
  /** Stands before each line: the core parameter `log_prefix`. */
  prefix = ''
  /** Terminal colours of lines by level, as escape sequences, where they are others than the usual ones. */
  readonly colors = new Map<number, string>()
  /** Knows the message in hand, where prefix or layout ask for it; null leaves it at {@link prefix}. */
  scope: LineScope | null = null
  /** What lines look like; null for prefix and text. */
  layout: LineLayout | null = null
  readonly #sink: LogSink

  /** @param sink - where lines go */
  constructor(sink: LogSink) {
    super()
    this.#sink = sink
  }

  override shows(level: number): boolean {
    return level <= (this.ownLevel ?? this.level)
  }

  override write(level: number, text: string, facility: string | null = null): void {
    if (this.shows(level)) this.put(level, text, facility ?? this.ownFacility)
  }

  /**
   * Writes a line whatever its level.
   *
   * @param level - one of {@link LogLevel}
   * @param text - the line
   * @param facility - a syslog facility, or null for the server's
   */
  put(level: number, text: string, facility: string | null): void {
    const prefix = this.scope === null ? this.prefix : this.scope.prefix()
    const line =
      this.layout === null
        ? prefix + text
        : this.layout({ level, prefix, text, callId: this.scope?.callId() ?? null })
    this.#sink(level, line, facility, this.colors.get(level))
  }
}

/** The server's log as a module other than the core has it. */
export class LogView extends ModuleLog {
  readonly #log: Log

  /** @param log - the server's */
  constructor(log: Log) {
    super()
    this.#log = log
  }

  override shows(level: number): boolean {
    return level <= (this.ownLevel ?? this.#log.level)
  }

  override write(level: number, text: string, facility: string | null = null): void {
    if (this.shows(level)) this.#log.put(level, text, facility ?? this.ownFacility)
  }
}
