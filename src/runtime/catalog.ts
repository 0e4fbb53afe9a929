/** Which module has a name, for modules that are not loaded: what `help` lines of the checker are made of. */

import type { NameKind } from '../lang/vocabulary.ts'
import type { AnyExport } from './declare/exports.ts'
import { isExport } from './declare/exports.ts'
import type { EventRouteTable } from './declare/event-route.ts'
import { Module } from './declare/module.ts'
import type { ModuleLoader } from './loader.ts'
import type { OwnerLookup } from './names.ts'

/**
 * Looks through every module that comes with the server. It takes a moment, so it is done only when a name is unknown.
 *
 * @param loader - finds them
 * @returns the lookup to ask
 */
export async function catalog(loader: ModuleLoader): Promise<OwnerLookup> {
  const owners = new Map<string, string>()
  for (const name of loader.names()) {
    const found = await loader.load(name, [])
    if (found === null) continue
    for (const [exportName, value] of Object.entries(found.namespace)) {
      if (value instanceof Module) {
        const events: EventRouteTable = value.table.eventRoutes ?? {}
        for (const row of Object.values(events)) {
          owners.set(`event-route ${row.name}${row.member === null ? '' : ':'}`, name)
        }
      } else if (isExport(value)) {
        for (const key of keysOf(exportName, value)) owners.set(key, name)
      }
    }
  }
  return (kind: NameKind, name: string) =>
    owners.get(`${kind} ${name}`) ??
    owners.get(`${kind} ${name.slice(0, name.lastIndexOf(':') + 1)}`) ??
    null
}

function keysOf(exportName: string, value: AnyExport): readonly string[] {
  switch (value.kind) {
    case 'function':
      return [value.name ?? exportName, ...value.aliases].map((name) => `function ${name}`)
    case 'variable':
      return [value.name, ...value.aliases].map((name) => `variable ${name.slice(1)}`)
    case 'transformation':
      return [`transformation ${value.class}.${value.name}`]
    case 'select':
      return [`select ${value.name.slice(1)}`]
    case 'command':
    case 'word':
      return []
  }
}
