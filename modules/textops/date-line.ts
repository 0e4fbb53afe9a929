/**
 * The Date header for a time (RFC 3261 section 20.17), with its line end.
 *
 * @param now - milliseconds since 1970
 */
export function dateLine(now: number): string {
  return `Date: ${new Date(now).toUTCString()}\r\n`
}
