/** The URIs of all Contacts of a message, given new texts. */
import { contactList, Fault, type Header, HeaderId, type Message, type Uri } from 'siprose'

/** What becomes of a URI: another text, null to leave it, or false when it cannot be. */
export type UriChange = (uri: Uri) => string | null | false

/** A new text for a URI, and where it stands. */
interface Place {
  readonly from: number
  readonly to: number
  readonly text: string
}

/**
 * Gives the URI of every Contact a new text when the message leaves; a Contact of `*` has none.
 *
 * @returns false when one of them cannot be read or cannot be changed; then all stay as they are
 */
export function changeContacts(message: Message, change: UriChange): boolean {
  const places: Place[] = []
  let header = message.first(HeaderId.CONTACT)
  for (; header !== null; header = message.next(header)) {
    if (!collect(header, change, places)) return false
  }
  for (const { from, to, text } of places) message.edits.replace(from, to, text)
  return true
}

function collect(header: Header, change: UriChange, places: Place[]): boolean {
  const list = contactList(header)
  if (list === null) return false
  for (const element of list.elements) {
    if (element instanceof Fault) return false
    const { address } = element
    const uri = address.parsedUri
    const text = uri === null ? false : change(uri)
    if (text === false) return false
    if (text === null) continue
    places.push({
      from: header.offsetOf(address.uriStart),
      to: header.offsetOf(address.uriEnd),
      // without brackets, parameters of the URI would be taken for those of the Contact
      text: address.bracketed ? text : `<${text}>`,
    })
  }
  return true
}
