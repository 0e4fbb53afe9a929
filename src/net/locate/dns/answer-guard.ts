/**
 * Looks over the bytes of an answer before anything is decoded.
 *
 * What passes can be decoded in time linear in its length, whatever the sender meant by it: names follow few pointers, counts agree with
 * the bytes there are, and each record's data is exactly what its type says.
 */

const HEADER = 12
const MAX_RECORDS = 512
const MAX_NAME = 254
const MAX_POINTERS = 16
const POINTER = 0xc0

const TYPE_A = 1
const TYPE_CNAME = 5
const TYPE_PTR = 12
const TYPE_TXT = 16
const TYPE_AAAA = 28
const TYPE_SRV = 33
const TYPE_NAPTR = 35
const TYPE_DNAME = 39

/**
 * Where a name's own bytes end.
 *
 * @param bytes - the message
 * @param start - where the name begins
 * @returns -1 when it is none, is too long, or follows too many pointers
 */
function nameEnd(bytes: Buffer, start: number): number {
  let at = start
  let limit = start
  let end = -1
  let length = 0
  let pointers = 0
  for (;;) {
    const size = bytes[at]
    if (size === undefined) return -1
    if (size === 0) return end < 0 ? at + 1 : end
    if (size < 0x40) {
      length += size + 1
      if (length > MAX_NAME) return -1
      at += size + 1
      continue
    }
    const low = bytes[at + 1]
    if (size < POINTER || low === undefined || ++pointers > MAX_POINTERS) return -1
    const target = ((size & 0x3f) << 8) | low
    // Only back, and further back each time: no pointer is met twice.
    if (target < HEADER || target >= limit) return -1
    if (end < 0) end = at + 2
    at = target
    limit = target
  }
}

/** True when length-prefixed strings fill the range exactly. */
function stringsFill(bytes: Buffer, start: number, end: number): boolean {
  let at = start
  while (at < end) at += 1 + (bytes[at] ?? 0)
  return at === end
}

/** Where the three strings of a NAPTR record end. */
function naptrStringsEnd(bytes: Buffer, start: number, end: number): number {
  let at = start
  for (let string = 0; string < 3; string++) {
    if (at >= end) return -1
    at += 1 + (bytes[at] ?? 0)
  }
  return at < end ? at : -1
}

function dataFits(bytes: Buffer, type: number, start: number, end: number): boolean {
  switch (type) {
    case TYPE_A:
      return end - start === 4
    case TYPE_AAAA:
      return end - start === 16
    case TYPE_CNAME:
    case TYPE_DNAME:
    case TYPE_PTR:
      return nameEnd(bytes, start) === end
    case TYPE_SRV:
      return end - start > 6 && nameEnd(bytes, start + 6) === end
    case TYPE_NAPTR: {
      if (end - start < 8) return false
      const name = naptrStringsEnd(bytes, start + 4, end)
      return name > 0 && nameEnd(bytes, name) === end
    }
    case TYPE_TXT:
      return stringsFill(bytes, start, end)
    default:
      // Nothing else was asked for, and nothing else belongs among the answers.
      return false
  }
}

/**
 * True when the question and the answers in the message can be decoded safely.
 *
 * The sections after the answers are not looked at, so they must not be decoded.
 *
 * @param bytes - one DNS message
 *
 * @rfc 1035 section 4.1
 */
export function isSoundAnswer(bytes: Buffer): boolean {
  if (bytes.length < HEADER) return false
  const answers = bytes.readUInt16BE(6)
  if (bytes.readUInt16BE(4) !== 1 || answers > MAX_RECORDS) return false
  let at = nameEnd(bytes, HEADER)
  if (at < 0) return false
  at += 4
  for (let record = 0; record < answers; record++) {
    const fixed = nameEnd(bytes, at)
    if (fixed < 0 || fixed + 10 > bytes.length) return false
    const start = fixed + 10
    const end = start + bytes.readUInt16BE(fixed + 8)
    if (end > bytes.length) return false
    if (!dataFits(bytes, bytes.readUInt16BE(fixed), start, end)) return false
    at = end
  }
  return at <= bytes.length
}
