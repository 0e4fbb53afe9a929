/** The columns that go into AVPs: `$avp(mail)=email_address;rpid`. */

import { column, columnName, type Column, type Context, type DbValue, SiproseError } from 'siprose'

/** A column, and the AVP that takes it. */
export interface ExtraColumn {
  readonly column: Column<'any'>
  readonly avp: string
}

/** Reads the parameter `load_credentials`. */
export function parseExtraColumns(text: string): readonly ExtraColumn[] {
  const found: ExtraColumn[] = []
  for (const part of text.split(';')) {
    const written = part.trim()
    if (written === '') continue
    const equals = written.indexOf('=')
    const name = columnName(written.slice(equals + 1).trim())
    const avp = equals < 0 ? name : avpNamed(written.slice(0, equals).trim())
    found.push({ column: column(name, 'any'), avp })
  }
  return found
}

function avpNamed(text: string): string {
  const name = /^\$?avp\((?:[si]:)?([\w.-]+)\)$/.exec(text)?.[1]
  if (name !== undefined) return name
  const help = 'write $avp(name)=column, or column alone'
  throw new SiproseError('auth_db/avp', `\`${text}\` is no AVP; ${help}`)
}

/**
 * Puts what a row has into the AVPs; NULL is left out.
 *
 * @param from - where the columns begin in the row
 */
export function keepExtra(
  ctx: Context,
  columns: readonly ExtraColumn[],
  row: readonly DbValue[],
  from: number,
): void {
  for (const [at, { avp }] of columns.entries()) {
    const value = row[from + at] ?? null
    if (value === null) continue
    if (typeof value === 'string' || Number.isSafeInteger(value)) {
      ctx.avps.push(avp, value as string | number)
    } else ctx.avps.push(avp, textOf(value))
  }
}

function textOf(value: number | bigint | string | Uint8Array): string {
  return value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value)
}
