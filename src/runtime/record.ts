/** Objects whose fields are named by a table, as quick to read as those of a class written by hand. */

type Fields = new () => Record<string, unknown>

/** Their classes, by the text of the constructor: each server of a process has the same. */
const classes = new Map<string, Fields>()

/**
 * An object with a field for each name.
 *
 * An object that gets more than a dozen fields one after the other becomes a dictionary for good, and every read of it a search; with
 * its class made first it does not, however many parameters the core has.
 *
 * @param names - the fields, in order; from declarations, never from a configuration or the wire
 * @param value - what each field holds at first
 */
export function record<T>(names: readonly string[], value: (name: string) => T): Record<string, T> {
  const fields = names.map((name) => `this[${JSON.stringify(name)}] = null;`).join('')
  const made = new (classOf(fields))() as Record<string, T>
  for (const name of names) made[name] = value(name)
  return made
}

function classOf(fields: string): Fields {
  const known = classes.get(fields)
  if (known !== undefined) return known
  // The text makes nothing else.
  const made = new Function(`return function Fields() { ${fields} }`)() as Fields
  classes.set(fields, made)
  return made
}
