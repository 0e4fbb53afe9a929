/** The subject and the issuer of a certificate. */

/** The parts that variables show, by the names OpenSSL gives them. */
export const NAME_PARTS = {
  cn: 'CN',
  locality: 'L',
  country: 'C',
  state: 'ST',
  organization: 'O',
  unit: 'OU',
  uid: 'UID',
} as const

/** A part of a name: `CN`. */
export type NamePart = (typeof NAME_PARTS)[keyof typeof NAME_PARTS]

/**
 * A part of a name, the first where there are several.
 *
 * @param name - one part a line, `CN=example.com`, as `X509Certificate` has it
 */
export function partOf(name: string, part: NamePart): string | null {
  const line = name.split('\n').find((one) => one.startsWith(`${part}=`))
  return line === undefined ? null : line.slice(part.length + 1)
}

/** All of a name in a line, each part behind a slash: `/C=FI/O=Example/CN=example.com`; null where it is empty. */
export function oneLine(name: string): string | null {
  return name === '' ? null : `/${name.split('\n').join('/')}`
}
