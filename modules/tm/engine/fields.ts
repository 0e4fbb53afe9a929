/** Header lines in one text, one by one. */

/** Header lines as names and values; what is no header is left out. */
export function fieldsOf(lines: string): (readonly [string, string])[] {
  const fields: (readonly [string, string])[] = []
  for (const line of lines.split(/\r\n|\n/)) {
    const colon = line.indexOf(':')
    if (colon > 0) fields.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()])
  }
  return fields
}
