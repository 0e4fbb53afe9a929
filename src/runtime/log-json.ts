/** Lines of the log as JSON documents, one a line. */

import { levelName } from './log.ts'

/** What a line of the log is made of. */
export interface LogLine {
  readonly level: number
  readonly prefix: string
  readonly text: string
  /** The Call-ID of the message it belongs to, or null. */
  readonly callId: string | null
}

/** What is the same in all documents. */
export interface JsonFacts {
  readonly pid: number
  readonly host: string
  /** The program's name. */
  readonly program: string
  /** The time, in milliseconds since 1970. */
  now(): number
}

/** The letters that say what documents look like. */
export const jsonFlags = 'aAcjMNpU'

/**
 * Makes documents of lines.
 *
 * @param flags - letters of {@link jsonFlags}; others are passed over
 * @param facts - what is the same in all
 * @returns what makes a document, as bytes
 */
export function jsonLayout(flags: string, facts: JsonFacts): (line: LogLine) => string {
  const write = flags.includes('U') ? eventDocument : plainDocument
  return (line) => Buffer.from(write(line, flags, facts), 'utf8').toString('latin1')
}

/** The schema of Common Event Expression. */
function eventDocument({ level, prefix, text }: LogLine, _flags: string, facts: JsonFacts): string {
  const { pid, host, program } = facts
  return JSON.stringify({
    time: new Date(facts.now()).toISOString(),
    proc: { id: String(pid) },
    pri: levelName(level),
    msg: decode(prefix + text),
    pname: program,
    appname: program,
    hostname: host,
  })
}

function plainDocument(line: LogLine, flags: string, { pid, program }: JsonFacts): string {
  const { level, prefix, text, callId } = line
  const has = (flag: string) => flags.includes(flag)
  const before = has('a') ? `${program}.` : ''
  const fields: string[] = []
  const add = (name: string, json: string) =>
    fields.push(`${JSON.stringify(before + name)}: ${json}`)
  add('idx', '0')
  add('pid', String(pid))
  add('level', JSON.stringify(levelName(level)))
  if (has('c')) add('callid', JSON.stringify(decode(callId ?? '')))
  const own = has('p') ? ownFields(decode(prefix)) : null
  if (own !== null) fields.push(...own)
  else add('logprefix', valueOf(decode(prefix), has('j')))
  add('message', valueOf(decode(text), has('j')))
  return `{ ${fields.join(', ')} }`
}

/** A text as a value; where it is an object already, and objects are wanted, as that. */
function valueOf(text: string, asObject: boolean): string {
  if (!asObject) return JSON.stringify(text)
  const object = objectIn(text.trim())
  return object ?? JSON.stringify({ text })
}

/** Fields that a prefix brings: `, "method": "INVITE"`. Nothing but those can get in: it is read, and written anew. */
function ownFields(prefix: string): readonly string[] | null {
  const text = prefix.trim()
  if (text === '') return []
  if (!text.startsWith(',')) return null
  const object = objectIn(`{${text.slice(1)}}`)
  return object === null ? null : [object.slice(1, -1)]
}

/** An object as JSON writes it; null for what is none. */
function objectIn(text: string): string | null {
  if (!text.startsWith('{') || !text.endsWith('}')) return null
  try {
    return JSON.stringify(JSON.parse(text))
  } catch {
    // It only looks like one.
    return null
  }
}

/** Texts of the server are bytes; what is no UTF-8 in them becomes a replacement character. */
function decode(text: string): string {
  return Buffer.from(text, 'latin1').toString('utf8')
}
