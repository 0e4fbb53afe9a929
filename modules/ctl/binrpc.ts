/**
 * BINRPC, the language of kamcmd. A packet is a header and records.
 *
 * Header: a byte with a mark and a version, a byte with the kind of packet and how long the next two fields are, the length of the
 * records, a cookie that the answer repeats. Record: a byte with the type and a size, or how many bytes of size follow, then the value.
 */

import type { CommandArgument } from 'siprose'

const MARK = 0xa1
const REQUEST = 0
const REPLY = 1
const FAULT = 3

/** Types of records. */
const Type = { INT: 0, TEXT: 1, DOUBLE: 2, STRUCT: 3, ARRAY: 4, NAME: 5 } as const

const STRUCT_END = 0x80 | Type.STRUCT
const ARRAY_END = 0x80 | Type.ARRAY
const SIZE_FOLLOWS = 0x80
const MAX_SHORT_SIZE = 7
/** Fixed-point numbers have three digits behind the point. */
const DOUBLE_UNIT = 1000
const MAX_INT = 2_147_483_647
const MIN_INT = -2_147_483_648
const MAX_DEPTH = 20

/** The header of a packet. */
export interface Header {
  readonly kind: number
  /** Bytes of the header itself. */
  readonly size: number
  /** Bytes of the records behind it. */
  readonly length: number
  readonly cookie: Buffer
}

/** A request. */
export interface BinRequest {
  readonly method: string
  readonly args: readonly CommandArgument[]
}

/**
 * Reads the header of a packet.
 *
 * @param bytes - the packet, or its beginning
 * @returns `short` when more bytes are needed, null for what is no packet
 */
export function readHeader(bytes: Buffer): Header | 'short' | null {
  if (bytes.length > 0 && bytes[0] !== MARK) return null
  const second = bytes[1]
  if (second === undefined) return 'short'
  const lengthBytes = ((second >> 2) & 3) + 1
  const cookieBytes = (second & 3) + 1
  const size = 2 + lengthBytes + cookieBytes
  if (bytes.length < size) return 'short'
  return {
    kind: second >> 4,
    size,
    length: bytes.readUIntBE(2, lengthBytes),
    cookie: Buffer.from(bytes.subarray(2 + lengthBytes, size)),
  }
}

/**
 * Reads the records of a request: the method's name, then its arguments.
 *
 * @param header - of the packet
 * @param records - all of them
 * @returns null for what is no request, and for one with structures in it
 */
export function readRequest({ kind }: Header, records: Buffer): BinRequest | null {
  if (kind !== REQUEST) return null
  const values: CommandArgument[] = []
  for (let at = 0; at < records.length;) {
    const read = readRecord(records, at)
    if (read === null) return null
    values.push(read.value)
    at = read.end
  }
  const [method, ...args] = values
  return typeof method === 'string' ? { method, args } : null
}

function readRecord(
  bytes: Buffer,
  start: number,
): { readonly value: CommandArgument; readonly end: number } | null {
  const first = bytes[start] ?? 0
  const short = (first >> 4) & MAX_SHORT_SIZE
  let at = start + 1
  let size = short
  if ((first & SIZE_FOLLOWS) !== 0) {
    if (short === 0 || short > 4 || at + short > bytes.length) return null
    size = bytes.readUIntBE(at, short)
    at += short
  }
  const end = at + size
  if (end > bytes.length) return null
  const value = readValue(first & 0x0f, bytes.subarray(at, end))
  return value === null ? null : { value, end }
}

function readValue(type: number, bytes: Buffer): CommandArgument | null {
  switch (type) {
    case Type.INT:
      return bytes.length > 4 ? null : integer(bytes)
    case Type.DOUBLE:
      return bytes.length > 4 ? null : integer(bytes) / DOUBLE_UNIT
    case Type.TEXT:
      return bytes.at(-1) === 0 ? bytes.toString('latin1', 0, bytes.length - 1) : null
    default:
      return null
  }
}

/** Four bytes have a sign; fewer have none. */
function integer(bytes: Buffer): number {
  if (bytes.length === 0) return 0
  return bytes.length === 4 ? bytes.readInt32BE() : bytes.readUIntBE(0, bytes.length)
}

/**
 * Prints the answer to a request.
 *
 * @param cookie - the request's
 * @param result - what the command gave: the items of a list become records of their own
 */
export function printReply(cookie: Buffer, result: unknown): Buffer {
  const parts: Buffer[] = []
  if (Array.isArray(result)) for (const item of result) addValue(parts, item, 0)
  else if (result !== undefined) addValue(parts, result, 0)
  return packet(REPLY, cookie, Buffer.concat(parts))
}

/**
 * Prints the answer to a request that failed.
 *
 * @param cookie - the request's
 * @param fault - why
 */
export function printFault(
  cookie: Buffer,
  { code, message }: { readonly code: number; readonly message: string },
): Buffer {
  return packet(FAULT, cookie, Buffer.concat([numberRecord(code), textRecord(message)]))
}

function packet(kind: number, cookie: Buffer, records: Buffer): Buffer {
  const length = unsigned(records.length)
  const second = (kind << 4) | ((length.length - 1) << 2) | (cookie.length - 1)
  return Buffer.concat([Buffer.from([MARK, second]), length, cookie, records])
}

function addValue(parts: Buffer[], value: unknown, depth: number): void {
  if (depth > MAX_DEPTH) parts.push(textRecord('…'))
  else if (typeof value === 'number') parts.push(numberRecord(value))
  else if (typeof value === 'boolean') parts.push(numberRecord(Number(value)))
  else if (isListOfStructs(value)) {
    parts.push(Buffer.from([Type.STRUCT]))
    for (const item of value) addMembers(parts, item, depth + 1)
    parts.push(Buffer.from([STRUCT_END]))
  } else if (Array.isArray(value)) {
    parts.push(Buffer.from([Type.ARRAY]))
    for (const item of value) addValue(parts, item, depth + 1)
    parts.push(Buffer.from([ARRAY_END]))
  } else if (typeof value === 'object' && value !== null) {
    parts.push(Buffer.from([Type.STRUCT]))
    addMembers(parts, value, depth)
    parts.push(Buffer.from([STRUCT_END]))
  } else parts.push(textRecord(value === null || value === undefined ? '' : String(value)))
}

function addMembers(parts: Buffer[], value: object, depth: number): void {
  for (const [name, each] of Object.entries(value)) {
    parts.push(record(Type.NAME, zeroEnded(name)))
    addValue(parts, each, depth + 1)
  }
}

/** Whether a value is a list of structs, or of nothing: the field writes one as a struct with the members of all, and its clients read no other. */
function isListOfStructs(value: unknown): value is readonly object[] {
  return (
    Array.isArray(value) &&
    value.every((item) => typeof item === 'object' && item !== null && !Array.isArray(item))
  )
}

/** A number; one that does not fit into 32 bits is a text, so that no digit is lost. */
function numberRecord(value: number): Buffer {
  if (Number.isInteger(value)) {
    if (value > MAX_INT || value < MIN_INT) return textRecord(String(value))
    return record(Type.INT, value < 0 ? signed(value) : unsigned(value, true))
  }
  const scaled = Math.round(value * DOUBLE_UNIT)
  if (!(Math.abs(scaled) <= MAX_INT)) return textRecord(String(value))
  return record(Type.DOUBLE, scaled < 0 ? signed(scaled) : unsigned(scaled, true))
}

function textRecord(text: string): Buffer {
  return record(Type.TEXT, zeroEnded(text))
}

/** A zero ends a text, so there can be none in it. */
function zeroEnded(text: string): Buffer {
  return Buffer.from(`${text.replaceAll('\0', ' ')}\0`, 'latin1')
}

function record(type: number, value: Buffer): Buffer {
  if (value.length <= MAX_SHORT_SIZE) {
    return Buffer.concat([Buffer.from([(value.length << 4) | type]), value])
  }
  const size = unsigned(value.length)
  return Buffer.concat([Buffer.from([SIZE_FOLLOWS | (size.length << 4) | type]), size, value])
}

/** A number in as few bytes as it needs: one at least, or none for 0. */
function unsigned(value: number, none = false): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  let start = 0
  while (start < (none ? 4 : 3) && bytes[start] === 0) start++
  return bytes.subarray(start)
}

function signed(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}
