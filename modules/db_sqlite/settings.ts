/** Settings that belong to one file: `path=value`. */

import { SiproseError } from 'siprose'

const MODES = ['DELETE', 'TRUNCATE', 'PERSIST', 'MEMORY', 'WAL', 'OFF']

/** A file and what is set for it. */
export interface FileSetting {
  readonly path: string
  readonly value: string
}

/** Reads `path=mode`, perhaps with `;` behind it. */
export function parseSetting(text: string): FileSetting {
  const setting = split(text)
  const value = setting.value.toUpperCase()
  if (MODES.includes(value)) return { path: setting.path, value }
  throw new SiproseError(
    'db_sqlite/mode',
    `the mode is \`${setting.value}\`; it can be ${MODES.join(', ')}`,
  )
}

/** Reads `path=milliseconds`, perhaps with `;` behind it. */
export function parseWait(text: string): FileSetting {
  const setting = split(text)
  if (/^\d{1,6}$/.test(setting.value)) return setting
  throw new SiproseError(
    'db_sqlite/wait',
    `the time is \`${setting.value}\`; it can be a number of milliseconds`,
  )
}

function split(text: string): FileSetting {
  const equals = text.lastIndexOf('=')
  if (equals <= 0) {
    throw new SiproseError('db_sqlite/setting', `\`${text}\` sets nothing; write path=value`)
  }
  return {
    path: text.slice(0, equals).trim(),
    value: text
      .slice(equals + 1)
      .replace(/;\s*$/, '')
      .trim(),
  }
}
