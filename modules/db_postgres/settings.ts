/** Settings of connections: `name=value`. */

import { SiproseError } from 'siprose'

const names = ['application_name', 'host', 'options', 'sslmode']
const modes = ['disable', 'require', 'verify-full']

/** Reads `name=value`. */
export function parseSetting(text: string): readonly [name: string, value: string] {
  const equals = text.indexOf('=')
  const name = text.slice(0, Math.max(equals, 0)).trim()
  const value = text.slice(equals + 1).trim()
  if (!names.includes(name)) {
    throw new SiproseError(
      'db_postgres/setting',
      `\`${text}\` sets nothing; it can be ${names.join(', ')} with = and a value`,
    )
  }
  if (name === 'sslmode' && !modes.includes(value)) {
    throw new SiproseError(
      'db_postgres/sslmode',
      `sslmode is \`${value}\`; it can be ${modes.join(', ')}`,
    )
  }
  return [name, value]
}
