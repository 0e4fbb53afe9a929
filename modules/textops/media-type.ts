/** Types of bodies, as a configuration names them. */
import { contentType, HeaderId, type Message, SiproseError } from 'siprose'

import { lowerCase, trimBlanks } from './ascii.ts'

/** What a body without Content-Type is taken for. */
const DEFAULT = 'application/sdp'

/** A type and subtype in lower case, '' for an empty text. Throws a {@link SiproseError} on what is no type. */
export function mediaType(text: string): string {
  const type = lowerCase(trimBlanks(text.split(';', 1)[0] ?? ''))
  if (type === '' || /^[^\s/]+\/[^\s/]+$/.test(type)) return type
  throw new SiproseError(
    'textops/bad-media-type',
    `\`${text}\` is no type of a body; one looks like \`application/sdp\``,
    { text },
  )
}

/** Whether the message says, or leaves unsaid, that its body is of this type. */
export function bodyTypeIs(message: Message, type: string): boolean {
  if (message.first(HeaderId.CONTENT_TYPE) === null) return type === DEFAULT
  return contentType(message)?.mediaType === type
}

/** Whether a text can stand behind `Content-Type:`, alone on its line. */
export function isHeaderValue(text: string): boolean {
  return text !== '' && !/[\r\n\0]/.test(text)
}
