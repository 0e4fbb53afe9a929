/** Attributes of contacts, as rows of their own. */

import {
  column,
  tableNamed,
  XavpList,
  type Cell,
  type Condition,
  type DbValue,
  type Queries,
} from 'siprose'

import { At, type LocationColumns } from './columns.ts'
import type { LocationRow } from './rows.ts'

/** The table of attributes. */
export const ATTRIBUTES_TABLE = 'location_attrs'
/** Its version. */
export const ATTRIBUTES_VERSION = tableNamed(ATTRIBUTES_TABLE)?.version ?? 1

const ruid = column('ruid', 'string')
const user = column('username', 'string')
const domain = column('domain', 'string')
const name = column('aname', 'string')
const type = column('atype', 'int')
const value = column('avalue', 'string')

const TEXT = 0
const NUMBER = 1

/** One attribute of a contact. */
type Attribute = readonly [name: string, type: number, value: string]

/** The attributes of a contact that can be kept: texts and numbers. */
export function attributesIn(list: XavpList | null): readonly Attribute[] {
  const found: Attribute[] = []
  for (let at = list?.first ?? null; at !== null; at = at.next) {
    if (typeof at.value === 'string') found.push([at.name, TEXT, at.value])
    else if (typeof at.value === 'number') found.push([at.name, NUMBER, String(at.value)])
  }
  return found
}

/** Writes the attributes of a contact in the place of those that it had. */
export async function writeAttributes(
  queries: Queries,
  row: LocationRow,
  list: readonly Attribute[],
  columns: LocationColumns,
): Promise<void> {
  await removeAttributes(queries, row)
  for (const [aname, atype, avalue] of list) {
    const cells: Cell[] = [
      [ruid, row[At.RUID] ?? null],
      [user, row[At.USER] ?? null],
      [name, aname],
      [type, atype],
      [value, avalue],
      [columns.modified, row[At.MODIFIED] ?? null],
    ]
    const at = row[At.DOMAIN]
    if (at !== undefined) cells.push([domain, at])
    await queries.insert(ATTRIBUTES_TABLE, cells)
  }
}

/** Removes the attributes of a contact. */
export async function removeAttributes(queries: Queries, row: LocationRow): Promise<void> {
  await queries.delete(ATTRIBUTES_TABLE, [[ruid, '=', row[At.RUID] ?? null]])
}

/** Attributes that were read, by record id. */
export class AttributesRead {
  readonly #lists = new Map<string, [string, string | number][]>()

  /** Reads those that fulfil conditions. */
  async read(queries: Queries, where: readonly Condition[] = []): Promise<this> {
    const columns = [ruid, name, type, value] as const
    const order = [{ column: column('id', 'int') }]
    for (const row of await queries.query({ from: ATTRIBUTES_TABLE, columns, where, order })) {
      this.#add(row)
    }
    return this
  }

  /** The attributes of a record id, or null. */
  of(id: string | null): XavpList | null {
    const found = id === null ? undefined : this.#lists.get(id)
    if (found === undefined) return null
    const list = new XavpList()
    // rows are in the order of the list, and what is pushed last is first
    for (const [key, what] of found.toReversed()) list.push(key, what)
    return list
  }

  #add([id, key, kind, text]: readonly DbValue[]): void {
    if (typeof id !== 'string' || typeof key !== 'string' || typeof text !== 'string') return
    const what = kind === NUMBER ? Number(text) : text
    const list = this.#lists.get(id)
    if (list === undefined) this.#lists.set(id, [[key, what]])
    else list.push([key, what])
  }
}

/** By what the attributes of a contact are found. */
export function attributesOf(id: string): readonly Condition[] {
  return [[ruid, '=', id]]
}
