/** What of the code under test has run so far, as V8 counts it. */

import { type Profiler, Session } from 'node:inspector'

/** Only code in these folders counts. */
const UNDER_TEST = /^file:.*\/src\/(sip|net)\/(?!test\/)/

/** Watches which blocks of code run, in this thread. */
export class Coverage {
  readonly #session = new Session()
  readonly #reached = new Map<string, number>()
  #total = 0

  start(): void {
    this.#session.connect()
    this.#post('Profiler.enable')
    // binary, not counted: what has run once is not reported again, so that most answers are short
    this.#session.post('Profiler.startPreciseCoverage', { callCount: false, detailed: true })
  }

  stop(): void {
    this.#post('Profiler.stopPreciseCoverage')
    this.#post('Profiler.disable')
    this.#session.disconnect()
  }

  /** Characters of code in blocks that have run, as of the last {@link grew}. */
  get reached(): number {
    return this.#total
  }

  /** Whether blocks have run that had not before the last call. */
  grew(): boolean {
    const before = this.#total
    this.#session.post('Profiler.takePreciseCoverage', (error, { result }) => {
      if (error !== null) throw error
      for (const script of result) {
        if (UNDER_TEST.test(script.url))
          for (const part of script.functions) this.#note(script.url, part)
      }
    })
    return this.#total > before
  }

  #note(url: string, { functionName, ranges }: Profiler.FunctionCoverage): void {
    const key = `${url} ${functionName} ${ranges[0]?.startOffset}`
    const now = reachedOf(ranges)
    const before = this.#reached.get(key) ?? 0
    if (now <= before) return
    this.#reached.set(key, now)
    this.#total += now - before
  }

  #post(method: 'Profiler.enable' | 'Profiler.disable' | 'Profiler.stopPreciseCoverage'): void {
    this.#session.post(method)
  }
}

/** Characters in ranges that have run, less those of ranges inside which have not: a range follows the one around it. */
function reachedOf(ranges: readonly Profiler.CoverageRange[]): number {
  const open: Profiler.CoverageRange[] = []
  let reached = 0
  for (const range of ranges) {
    while ((open.at(-1)?.endOffset ?? Infinity) <= range.startOffset) open.pop()
    const around = open.at(-1)
    const size = range.endOffset - range.startOffset
    if (range.count > 0 && (around === undefined || around.count === 0)) reached += size
    if (range.count === 0 && around !== undefined && around.count > 0) reached -= size
    open.push(range)
  }
  return reached
}
