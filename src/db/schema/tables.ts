/** All tables, in the order in which they are created. */

import * as accounts from './accounts.ts'
import * as locations from './locations.ts'
import * as accounting from './accounting.ts'
import * as domains from './domains.ts'
import * as access from './access.ts'
import * as gateways from './gateways.ts'
import * as routing from './routing.ts'
import * as dialogs from './dialogs.ts'
import * as presence from './presence.ts'
import * as messages from './messages.ts'
import * as services from './services.ts'
import * as identities from './identities.ts'
import type { TableSchema } from './table.ts'

/** The tables that a database gets. */
export const usualTables: readonly TableSchema[] = [
  ...Object.values(accounts),
  ...Object.values(locations),
  ...Object.values(accounting),
  ...Object.values(domains),
  ...Object.values(access),
  ...Object.values(gateways),
  ...Object.values(routing),
  ...Object.values(dialogs),
  ...Object.values(presence),
  ...Object.values(messages),
  ...Object.values(services),
]

/** The tables of users and domains with identities of their own, for who asks for them. */
export const identityTables: readonly TableSchema[] = Object.values(identities)

const byName = new Map([...usualTables, ...identityTables].map((table) => [table.name, table]))

/** A table by name; null where it is none of the server's. */
export function tableNamed(name: string): TableSchema | null {
  return byName.get(name) ?? null
}
