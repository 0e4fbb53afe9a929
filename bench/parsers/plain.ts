/** The plain code that stands beside a parser for what it leaves as text. */

const COMMA = /\s*,\s*/
const AUTH_FIELD = /([\w-]+)\s*=\s*("(?:[^"\\]|\\.)*"|[^\s,"]+)/g

/** The elements of a list that has no quotes. */
export function split(text: string | undefined): readonly string[] {
  return text === undefined ? [] : text.split(COMMA)
}

/** A text without the quotes around it; null for none. */
export function bare(text: string | null | undefined): string | null {
  if (text === undefined || text === null) return null
  return text.startsWith('"') ? text.slice(1, -1) : text
}

/** A number, null for none. */
export function number(text: string | number | null | undefined): number | null {
  return text === undefined || text === null ? null : Number(text)
}

/** A `q` in thousandths. */
export function thousandths(text: string | null | undefined): number | null {
  return text === undefined || text === null ? null : Math.round(Number(text) * 1000)
}

/** What stands before the first `;`, and the parameters behind it by name. */
export function valueAndParams(
  text: string,
): readonly [value: string, params: ReadonlyMap<string, string>] {
  const [value = '', ...rest] = text.split(';')
  const params = new Map<string, string>()
  for (const each of rest) {
    const [name = '', written = ''] = each.split('=')
    params.set(name.trim().toLowerCase(), written.trim())
  }
  return [value.trim(), params]
}

/** The fields of credentials, without their quotes. */
export function authFields(text: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>()
  for (const [, name = '', value = ''] of text.matchAll(AUTH_FIELD)) {
    fields.set(name.toLowerCase(), bare(value) ?? '')
  }
  return fields
}

/** The name of the first product in a User-Agent or Server. */
export function productName(text: string | undefined): string | null {
  return text === undefined ? null : (/^[^\s/]+/.exec(text)?.[0] ?? null)
}

/** A text whose folds are one space each. */
export function unfolded(text: string): string {
  return text.replaceAll(/\r\n[ \t]+/g, ' ')
}
