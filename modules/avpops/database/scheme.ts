/** Tables of any form in which values of users are: `name:table=subscriber;value_col=email`. */

import { SiproseError } from 'siprose'

/** A table of a form of its own. */
export interface Scheme {
  readonly name: string
  readonly table: string
  readonly uuidColumn: string | null
  readonly usernameColumn: string | null
  readonly domainColumn: string | null
  readonly valueColumn: string
  readonly integer: boolean
}

const elements = ['uuid_col', 'username_col', 'domain_col', 'value_col', 'value_type', 'table']

/** Reads one definition. */
export function readScheme(text: string): Scheme {
  const colon = text.indexOf(':')
  const name = text.slice(0, Math.max(colon, 0)).trim()
  if (name === '') {
    throw wrong(`\`${text}\` has no name; write name:table=…;value_col=…`)
  }
  const found = new Map<string, string>()
  for (const part of text.slice(colon + 1).split(';')) {
    if (part.trim() === '') continue
    const equals = part.indexOf('=')
    const key = part.slice(0, Math.max(equals, 0)).trim()
    if (!elements.includes(key)) {
      throw wrong(`\`${part.trim()}\` is nothing of a scheme; it can be ${elements.join(', ')}`)
    }
    found.set(key, part.slice(equals + 1).trim())
  }
  const type = found.get('value_type') ?? 'string'
  if (type !== 'string' && type !== 'integer') {
    throw wrong(`value_type is \`${type}\`; it can be string or integer`)
  }
  const table = found.get('table') ?? ''
  const valueColumn = found.get('value_col') ?? ''
  if (table === '' || valueColumn === '') {
    throw wrong(`scheme \`${name}\` has no ${table === '' ? 'table' : 'value_col'}; it needs both`)
  }
  return {
    name,
    table,
    valueColumn,
    uuidColumn: found.get('uuid_col') ?? null,
    usernameColumn: found.get('username_col') ?? null,
    domainColumn: found.get('domain_col') ?? null,
    integer: type === 'integer',
  }
}

/** All of them by name. */
export function readSchemes(texts: readonly string[]): ReadonlyMap<string, Scheme> {
  return new Map(texts.map(readScheme).map((scheme) => [scheme.name, scheme]))
}

function wrong(message: string): SiproseError {
  return new SiproseError('avpops/scheme', message)
}
