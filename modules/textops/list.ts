/** Lists of items in a text, with one character between them and blanks around them. */
import { SiproseError } from 'siprose'

import { trimBlanks } from './ascii.ts'

/** The separator that a text is. Throws a {@link SiproseError} unless it is one character. */
export function separatorOf(text: string): string {
  if (text.length === 1) return text
  throw new SiproseError(
    'textops/bad-separator',
    `the separator is \`${text}\`; it can be one character`,
    { text },
  )
}

/** Whether a text is one of the items. */
export function inList(subject: string, list: string, separator: string): boolean {
  return subject !== '' && list.split(separator).some((item) => trimBlanks(item) === subject)
}

/** Whether a text starts with one of the items. */
export function prefixInList(subject: string, list: string, separator: string): boolean {
  return list.split(separator).some((item) => {
    const prefix = trimBlanks(item)
    return prefix !== '' && subject.startsWith(prefix)
  })
}
