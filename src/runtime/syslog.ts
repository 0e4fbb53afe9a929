/** The facilities of syslog: which part of a machine a line belongs to (RFC 5424 section 6.2.1). */

/** The number of each facility, by the name that configurations use. */
export const syslogFacilities: ReadonlyMap<string, number> = new Map([
  ['LOG_KERN', 0],
  ['LOG_USER', 1],
  ['LOG_MAIL', 2],
  ['LOG_DAEMON', 3],
  ['LOG_AUTH', 4],
  ['LOG_SYSLOG', 5],
  ['LOG_LPR', 6],
  ['LOG_NEWS', 7],
  ['LOG_UUCP', 8],
  ['LOG_CRON', 9],
  ['LOG_AUTHPRIV', 10],
  ['LOG_FTP', 11],
  ['LOG_LOCAL0', 16],
  ['LOG_LOCAL1', 17],
  ['LOG_LOCAL2', 18],
  ['LOG_LOCAL3', 19],
  ['LOG_LOCAL4', 20],
  ['LOG_LOCAL5', 21],
  ['LOG_LOCAL6', 22],
  ['LOG_LOCAL7', 23],
])
