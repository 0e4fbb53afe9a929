// hot
/** Changes of the text of a message by what matches in it. Offsets count in the message as it was received. */
import { allMatches, type Matcher, type Message, type Replacement } from 'siprose'

/** Adds a text behind the first match between two offsets; false when there is none. */
export function addBehindMatch(
  message: Message,
  from: number,
  to: number,
  pattern: Matcher,
  text: string,
): boolean {
  const match = pattern.exec(message.text.slice(from, to), 0)
  if (match === null) return false
  message.edits.insertAfter(from + match.end, text)
  return true
}

/** Replaces the first match between two offsets; false when there is none. */
export function replaceMatch(
  message: Message,
  from: number,
  to: number,
  pattern: Matcher,
  text: string,
): boolean {
  const match = pattern.exec(message.text.slice(from, to), 0)
  if (match === null) return false
  message.edits.replace(from + match.start, from + match.end, text)
  return true
}

/** Replaces all matches between two offsets; false when there is none, or one has no length. */
export function replaceMatches(
  message: Message,
  from: number,
  to: number,
  pattern: Matcher,
  text: string,
): boolean {
  const subject = message.text.slice(from, to)
  const found = allMatches(pattern, subject)
  if (found === null) return false
  for (const { start, end } of found) message.edits.replace(from + start, from + end, text)
  return found.length > 0
}

/** Whether a mode of the configuration means every place: `f` means the first only. */
export function everywhere(mode: string): boolean {
  return !mode.startsWith('f')
}

/** Replaces a word, once or wherever it stands, between two offsets; false when it does not stand there. */
export function replaceWord(
  message: Message,
  from: number,
  to: number,
  word: string,
  text: string,
  everyPlace: boolean,
): boolean {
  const subject = message.text.slice(from, to)
  const found: Replacement[] = []
  let at = subject.indexOf(word)
  while (at >= 0) {
    found.push({ start: at, end: at + word.length, text })
    at = everyPlace ? subject.indexOf(word, at + word.length) : -1
  }
  return replaceAt(message, from, found)
}

/** Makes replacements whose offsets count from `from`; false when there are none. */
export function replaceAt(
  message: Message,
  from: number,
  replacements: readonly Replacement[],
): boolean {
  for (const { start, end, text } of replacements) {
    message.edits.replace(from + start, from + end, text)
  }
  return replacements.length > 0
}
