/** Every figure of one server: those that modules declare, and those that a configuration makes. */

import { Counter, type Figure } from './declare/statistic.ts'
import { SiproseError } from './errors.ts'
import type { ModuleInstance } from './instance.ts'

/** One figure, and what is known of it. */
export interface StatisticEntry {
  /** The group it is shown in: `core`, `tcp`, `script`. */
  readonly group: string
  /** Its name in the group. */
  readonly name: string
  readonly figure: Figure
  /** False for what only shows how things are, and for counters that were declared to be kept. */
  readonly resettable: boolean
  /** What it counts, in a sentence; null where the documentation of its module says it. */
  readonly help: string | null
  /** The module that declares it; null for one that a configuration made. */
  readonly module: string | null
}

/** What can be said of a figure that is made at run time. */
export interface MadeStatistic {
  /** False keeps it from being set to 0. */
  readonly resettable?: boolean
  /** What it counts, in a sentence. */
  readonly help?: string
}

/** How many figures a configuration may make: a script could otherwise make one for each name that a peer sends. */
const MAX_MADE = 10_000

const isName = (text: string): boolean => /^[A-Za-z0-9_.%/-]+$/.test(text)

/** The figures of one server. */
export class Statistics {
  readonly #groups = new Map<string, Map<string, StatisticEntry>>()
  /** The first figure of each name, whatever its group: how `$stat(name)` finds one. */
  readonly #byName = new Map<string, StatisticEntry>()
  #made = 0

  /** Adds what a module declares. */
  addModule(instance: ModuleInstance): void {
    for (const [key, row] of Object.entries(instance.tables.statistics)) {
      const figure = instance.stats[key]
      if (figure === undefined) continue
      this.#add({
        group: row.group ?? instance.name,
        name: row.name ?? key,
        figure,
        resettable: row.kind === 'counter',
        help: null,
        module: instance.name,
      })
    }
  }

  /**
   * Makes a counter.
   *
   * @param group - the group it is shown in
   * @param name - its name there
   * @param options - what is known of it
   * @throws SiproseError `statistic/name`, `statistic/taken` or `statistic/too-many`
   */
  define(group: string, name: string, { resettable = true, help }: MadeStatistic = {}): Counter {
    for (const text of [group, name]) {
      if (!isName(text)) {
        const fact = `\`${text}\` is no name of a statistic; letters, digits, _, -, ., / and % make one`
        throw new SiproseError('statistic/name', fact)
      }
    }
    if (this.#groups.get(group)?.has(name) === true) {
      throw new SiproseError('statistic/taken', `there is a statistic \`${group}.${name}\` already`)
    }
    if (this.#made >= MAX_MADE) {
      throw new SiproseError('statistic/too-many', `there are ${MAX_MADE} statistics already`)
    }
    this.#made++
    const figure = new Counter()
    this.#add({ group, name, figure, resettable, help: help ?? null, module: null })
    return figure
  }

  #add(entry: StatisticEntry): void {
    const group = this.#groups.get(entry.group) ?? new Map<string, StatisticEntry>()
    this.#groups.set(entry.group, group)
    group.set(entry.name, entry)
    if (!this.#byName.has(entry.name)) this.#byName.set(entry.name, entry)
  }

  /** The names of the groups, sorted. */
  groups(): readonly string[] {
    return [...this.#groups.keys()].toSorted()
  }

  /** The figures of a group, sorted by name; none where there is no such group. */
  inGroup(group: string): readonly StatisticEntry[] {
    return sorted(this.#groups.get(group)?.values() ?? [])
  }

  /** One figure of a group, or null. */
  get(group: string, name: string): StatisticEntry | null {
    return this.#groups.get(group)?.get(name) ?? null
  }

  /** The figure of a name, whatever its group, or null. Two groups can have one name: this is the one that was there first. */
  named(name: string): StatisticEntry | null {
    return this.#byName.get(name) ?? null
  }

  /** All figures, by group and name. */
  all(): readonly StatisticEntry[] {
    return this.groups().flatMap((group) => this.inGroup(group))
  }

  /** Adds to a counter; false for a figure that is measured. A negative number takes away. */
  add({ figure }: StatisticEntry, count: number): boolean {
    if (!(figure instanceof Counter)) return false
    figure.add(count)
    return true
  }

  /** Sets a counter to 0; false where it is one that stays. */
  reset({ figure, resettable }: StatisticEntry): boolean {
    if (!resettable || !(figure instanceof Counter)) return false
    figure.value = 0
    return true
  }
}

function sorted(entries: Iterable<StatisticEntry>): readonly StatisticEntry[] {
  return [...entries].toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}
