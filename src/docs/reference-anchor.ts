/** Stable addresses of entries on generated pages, in the form the field is used to: `sl.f.sl_send_reply`. */

import { slugOf } from './player/example.ts'
import { entriesOf, entryKinds, type EntryKind, type Named, type Reference } from './reference.ts'

const letters: Readonly<Record<EntryKind, string>> = {
  parameters: 'p',
  functions: 'f',
  variables: 'v',
  transformations: 't',
  selects: 'sel',
  statistics: 's',
  rpc: 'r',
  event_routes: 'e',
}

/**
 * The anchor of an entry.
 *
 * @param module - the module's name
 * @param kind - what it is
 * @param entry - the entry
 */
export function anchorOf(module: string, kind: EntryKind, entry: Named): string {
  const symbol = symbolOf(entry).replaceAll(/[^\w.-]/g, '-')
  return `${module}.${letters[kind]}.${symbol}`
}

/** The name of an entry without `$` and key; a transformation's with its class. */
export function symbolOf(entry: Named): string {
  const name = entry.alias_of ?? entry.name
  if ('class' in entry && typeof entry.class === 'string') return `${entry.class}.${name}`
  if (name.startsWith('@')) return name.slice(1)
  return name.startsWith('$') ? name.slice(1).replace(/\(.*$/, '') : name
}

/** The anchor of a code of diagnostics. */
export function codeAnchor(name: string): string {
  return slugOf(name)
}

/** A place an entry is documented at. */
export interface Address {
  readonly module: string
  readonly kind: EntryKind
  readonly anchor: string
  /** As it is shown: `t_relay`, `$ru`, `{s.len}`. */
  readonly shown: string
}

/** Finds entries by the names people use for them: `t_relay`, `t_relay()`, `$ru`, `s.len`, `sl.stats`, an anchor. */
export class AddressBook {
  readonly #byName = new Map<string, Address[]>()
  readonly #byAnchor = new Map<string, Address>()

  /** @param reference - whose entries it shall know */
  constructor(reference: Reference) {
    for (const module of [reference.core, ...Object.values(reference.modules)]) {
      for (const kind of entryKinds) {
        for (const entry of module[kind]) this.#add(module.name, kind, entry)
        for (const entry of entriesOf(module, kind)) this.#addAnchor(module.name, kind, entry)
      }
    }
  }

  #add(module: string, kind: EntryKind, entry: Named): void {
    const address = { module, kind, anchor: anchorOf(module, kind, entry), shown: shownName(entry) }
    const bare = bareName(shownName(entry))
    for (const name of new Set([bare, entry.name, entry.constant ?? bare])) {
      const known = this.#byName.get(name)
      if (known) known.push(address)
      else this.#byName.set(name, [address])
    }
  }

  #addAnchor(module: string, kind: EntryKind, entry: Named): void {
    const anchor = anchorOf(module, kind, entry)
    this.#byAnchor.set(anchor, { module, kind, anchor, shown: shownName(entry) })
  }

  /**
   * Finds what a name means to someone who reads about a module: its own entries first, then the core's, then any.
   *
   * @param name - as it was written
   * @param module - the module that is read about
   * @param kinds - what it can be; anything if not said
   */
  find(name: string, module: string, kinds: readonly EntryKind[] = entryKinds): Address | null {
    const bare = bareName(name)
    const known = (this.#byName.get(bare) ?? []).filter((found) => kinds.includes(found.kind))
    return (
      known.find((found) => found.module === module) ??
      known.find((found) => found.module === 'core') ??
      known[0] ??
      this.#byAnchor.get(name) ??
      null
    )
  }
}

/** A name without what can stand around it: `$(hdr(To)[0])` is `$hdr`, `{s.substr,1}` is `s.substr`, `t_relay()` is `t_relay`. */
function bareName(name: string): string {
  const variable = /^\$\(?([^([{)]+)/.exec(name)?.[1]
  if (variable !== undefined) return `$${variable}`
  const transformation = /^\{([^,}]*)/.exec(name)?.[1]
  return transformation ?? name.replace(/\(.*$/, '')
}

/** The name of an entry as a person would write it in a sentence. */
export function shownName(entry: Named): string {
  if ('class' in entry && typeof entry.class === 'string') return `{${entry.class}.${entry.name}}`
  return entry.name
}
