/** Where values are: what the table of places says. */

import { columnName, tableName } from 'siprose'

/** A table of values, and its columns. */
export interface Place {
  readonly table: string
  readonly group: string
  readonly name: string
  readonly value: string
}

/** A row of the table of places: for a group and a name, and the place, empty or null where it is as usual. */
export type PlaceRow = readonly [
  group: string | null,
  name: string | null,
  table: string | null,
  groupField: string | null,
  nameField: string | null,
  valueField: string | null,
]

/** The group of the row with the place that is usual. */
const USUAL = '<default>'
/** What stands for any group, and any name. */
const ANY = '*'

const usualPlace: Place = {
  table: 'cfg_var',
  group: 'group_name',
  name: 'name',
  value: 'value',
}

/** A place of a row, for a name or for any. */
interface Entry {
  readonly name: string
  readonly place: Place
}

/** Finds the places of settings. */
export class Places {
  readonly #groups = new Map<string, Entry[]>()

  /**
   * @param rows - in their order
   * @param refuse - told of a row whose place has no names of tables and columns
   */
  constructor(rows: readonly PlaceRow[], refuse: (row: PlaceRow, error: unknown) => void) {
    const usual = placeOf(
      rows.find(([group]) => group === USUAL),
      usualPlace,
    )
    for (const row of rows) {
      const [group, name] = row
      if (group === null || group === USUAL) continue
      try {
        const place = checked(placeOf(row, usual))
        const entries = this.#groups.get(group) ?? []
        this.#groups.set(group, entries)
        entries.push({ name: name ?? '', place })
      } catch (error) {
        refuse(row, error)
      }
    }
  }

  /** The places of a setting, in the order in which they are looked at: of its group before any, of its name before any. */
  of(group: string, name: string): readonly Place[] {
    return [group, ANY].flatMap((each) => {
      const entries = this.#groups.get(each) ?? []
      return [name, ANY].flatMap((wanted) =>
        entries.flatMap((entry) => (entry.name === wanted ? [entry.place] : [])),
      )
    })
  }
}

function placeOf(row: PlaceRow | undefined, usual: Place): Place {
  const [, , table, group, name, value] = row ?? []
  return {
    table: table || usual.table,
    group: group || usual.group,
    name: name || usual.name,
    value: value || usual.value,
  }
}

function checked(place: Place): Place {
  tableName(place.table)
  columnName(place.group)
  columnName(place.name)
  columnName(place.value)
  return place
}
