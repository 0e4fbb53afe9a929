/** Commands as bytes: each argument with its length, so that nothing in it can be taken for something else. */

/** A command: its name and its arguments, one char a byte. */
export type Command = readonly string[]

/** The bytes of a command. */
export function encode(command: Command): string {
  let text = `*${command.length}\r\n`
  for (const one of command) text += `$${one.length}\r\n${one}\r\n`
  return text
}
