/** Facilities of syslog. */

import { SiproseError } from 'siprose'

/** The names of all facilities. */
export const facilities: readonly string[] = [
  'LOG_AUTH',
  'LOG_AUTHPRIV',
  'LOG_CRON',
  'LOG_DAEMON',
  'LOG_FTP',
  'LOG_KERN',
  'LOG_LOCAL0',
  'LOG_LOCAL1',
  'LOG_LOCAL2',
  'LOG_LOCAL3',
  'LOG_LOCAL4',
  'LOG_LOCAL5',
  'LOG_LOCAL6',
  'LOG_LOCAL7',
  'LOG_LPR',
  'LOG_MAIL',
  'LOG_NEWS',
  'LOG_SYSLOG',
  'LOG_USER',
  'LOG_UUCP',
]

/**
 * Reads a facility.
 *
 * @throws SiproseError where syslog has none of this name
 */
export function readFacility(text: string): string {
  if (facilities.includes(text)) return text
  throw new SiproseError(
    'xlog/unknown-facility',
    `\`${text}\` is no facility of syslog; write LOG_LOCAL0 to LOG_LOCAL7, LOG_DAEMON, LOG_USER or another of them`,
    { facility: text },
  )
}
