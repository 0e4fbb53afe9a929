/** Finds what commands name. */

import { SiproseError } from 'siprose'

import type { AddressRecord } from './location/address-record.ts'
import type { LocationTable } from './location/location-table.ts'
import type { Usrloc } from './usrloc.ts'

/** The table of a name; an error of the command where there is none. */
export function tableCalled(usrloc: Usrloc, name: string): LocationTable {
  const table = usrloc.known(name)
  if (table === null) throw new SiproseError('usrloc/no-table', 'Domain table not found')
  return table
}

/** An address of record as the tables have it: in lower case, and without a domain where domains do not count. */
export function aorOf(usrloc: Usrloc, text: string): string {
  const at = text.indexOf('@')
  if (!usrloc.useDomain) return at < 0 ? text : text.slice(0, at)
  if (at < 0) throw new SiproseError('usrloc/no-domain', 'Domain part missing for AOR')
  return text
}

/**
 * Looks at the record of an address of record, as it is written or in lower case.
 *
 * @returns what came of `work`; null where there is no such record
 */
export async function lookAt<T>(
  usrloc: Usrloc,
  name: string,
  text: string,
  work: (record: AddressRecord) => T,
): Promise<T | null> {
  const table = tableCalled(usrloc, name)
  const aor = aorOf(usrloc, text)
  const lower = aor.toLowerCase()
  const list = lower === aor ? [{ aor }] : [{ aor }, { aor: lower }]
  return table.reading(list, () => {
    const record = table.find(aor) ?? table.find(lower)
    return record === null ? null : work(record)
  })
}

/**
 * Changes the record of an address of record, as it is written or in lower case, and waits until that is stored.
 *
 * @returns what came of `work`; null where there is no such record
 */
export async function changeAt<T>(
  usrloc: Usrloc,
  name: string,
  text: string,
  work: (record: AddressRecord) => T,
): Promise<T | null> {
  const table = tableCalled(usrloc, name)
  const aor = aorOf(usrloc, text)
  for (const who of new Set([aor, aor.toLowerCase()])) {
    const done = await table.change(who, () => {
      const record = table.find(who)
      return record === null ? null : { value: work(record) }
    })
    if (done !== null) return done.value
  }
  return null
}
