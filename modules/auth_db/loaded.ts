/** Which further columns of a user become AVPs. */

import { column, columnName, SiproseError, type Avps, type Column, type DbValue } from 'siprose'

/** A column, and the AVP that gets its value. */
export interface Loaded {
  readonly avp: string
  readonly column: Column<'any'>
}

/** Reads `$avp(name)=column;column;…`. */
export function parseCredentials(text: string | null): readonly Loaded[] {
  return (text ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [, avp, name] = /^(?:\$avp\((?:[si]:)?([\w.-]+)\)\s*=\s*)?([\w$-]+)$/.exec(part) ?? []
      if (name === undefined) {
        throw new SiproseError(
          'auth_db/credentials',
          `\`${part}\` loads nothing; write $avp(name)=column, or column`,
        )
      }
      return { avp: avp ?? name, column: column(columnName(name), 'any') }
    })
}

/** Puts values of a row into AVPs; what is NULL is left out. */
export function keepLoaded(
  avps: Avps,
  loaded: readonly Loaded[],
  values: readonly DbValue[],
): void {
  for (const [at, { avp }] of loaded.entries()) {
    const value = values[at] ?? null
    if (value === null) continue
    if (typeof value === 'string' || (typeof value === 'number' && Number.isInteger(value)))
      avps.push(avp, value)
    else
      avps.push(
        avp,
        value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value),
      )
  }
}
