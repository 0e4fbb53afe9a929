/** Parameters written into URIs. */
import { SiproseError, type Uri, withParams } from 'siprose'

/**
 * A parameter as it may stand in a URI; '' stays ''. Throws a {@link SiproseError} on a text that would be more than one, or none.
 *
 * @param text - `name=value` or `name`
 */
export function wholeParam(text: string): string {
  if (text === '' || /^[^\s;?=@"<>]+(?:=[^\s;?@"<>]*)?$/.test(text)) return text
  throw new SiproseError(
    'siputils/bad-parameter',
    `\`${text}\` is no parameter of a URI; one looks like \`nat=yes\``,
    { text },
  )
}

/** The URI with a parameter behind those it has. */
export function addParam(uri: Uri, param: string): string {
  return withParams(uri, uri.params === '' ? param : `${uri.params};${param}`)
}
