/** Facilities of syslog. */

import { SiproseError, syslogFacilities } from 'siprose'

/**
 * Reads a facility.
 *
 * @throws SiproseError where syslog has none of this name
 */
export function readFacility(text: string): string {
  if (syslogFacilities.has(text)) return text
  throw new SiproseError(
    'xlog/unknown-facility',
    `\`${text}\` is no facility of syslog; write LOG_LOCAL0 to LOG_LOCAL7, LOG_DAEMON, LOG_USER or another of them`,
    { facility: text },
  )
}
