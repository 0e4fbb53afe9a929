/** A stand-in for MongoDB, of which there is none to install: it speaks the protocol, and does what the driver asks. */

import { once } from 'node:events'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'

import { BSON, type Document } from 'mongodb'

const OP_REPLY = 1
const OP_QUERY = 2004
const OP_MSG = 2013

/** A table. */
interface Collection {
  documents: Document[]
  readonly unique: string[][]
}

/** An error as the server tells it. */
class Refused extends Error {
  readonly code: number

  constructor(code: number, message: string) {
    super(message)
    this.code = code
  }
}

/** The server. */
export class MongoStandIn {
  readonly #server: Server
  readonly #collections = new Map<string, Collection>()
  readonly #cursors = new Map<number, Document[]>()
  readonly #sockets = new Set<Socket>()
  #last = 0

  constructor() {
    this.#server = createServer((socket) => {
      this.#sockets.add(socket)
      socket.on('close', () => this.#sockets.delete(socket))
      socket.on('error', () => undefined)
      let rest = Buffer.alloc(0)
      socket.on('data', (bytes: Buffer) => {
        rest = Buffer.concat([rest, bytes])
        while (rest.length >= 4 && rest.length >= rest.readInt32LE(0)) {
          const size = rest.readInt32LE(0)
          socket.write(this.#message(rest.subarray(0, size)))
          rest = rest.subarray(size)
        }
      })
    })
  }

  /** Opens it; gives its port. */
  async open(): Promise<number> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    return (this.#server.address() as AddressInfo).port // a TCP server has a port
  }

  /** Closes it. */
  close(): void {
    for (const socket of this.#sockets) socket.destroy()
    this.#server.close()
  }

  #message(message: Buffer): Buffer {
    const id = message.readInt32LE(4)
    if (message.readInt32LE(12) === OP_QUERY) {
      const head = Buffer.alloc(20)
      head.writeInt32LE(1, 16)
      return framed(id, OP_REPLY, [head, BSON.serialize(this.#answer({ hello: 1 }))])
    }
    const command: Document = {}
    let at = 20
    while (at < message.length) {
      const kind = message[at]
      const size = message.readInt32LE(at + 1)
      if (kind === 0) Object.assign(command, read(message.subarray(at + 1, at + 1 + size)))
      else {
        const end = message.indexOf(0, at + 5)
        const documents: Document[] = []
        for (let one = end + 1; one < at + 1 + size;) {
          const length = message.readInt32LE(one)
          documents.push(read(message.subarray(one, one + length)))
          one += length
        }
        command[message.toString('utf8', at + 5, end)] = documents
      }
      at += 1 + size
    }
    const body = Buffer.concat([Buffer.alloc(5), BSON.serialize(this.#answer(command))])
    return framed(id, OP_MSG, [body])
  }

  #answer(command: Document): Document {
    try {
      return { ok: 1, ...this.#run(command) }
    } catch (error) {
      const code = error instanceof Refused ? error.code : 8
      return { ok: 0, code, errmsg: error instanceof Error ? error.message : '' }
    }
  }

  #run(command: Document): Document {
    const [name = ''] = Object.keys(command)
    const target = String(command[name])
    switch (name) {
      case 'hello':
      case 'ismaster':
      case 'isMaster':
        return {
          isWritablePrimary: true,
          ismaster: true,
          maxBsonObjectSize: 16_777_216,
          maxMessageSizeBytes: 48_000_000,
          maxWriteBatchSize: 100_000,
          minWireVersion: 0,
          maxWireVersion: 21,
        }
      case 'ping':
      case 'endSessions':
        return {}
      case 'saslStart':
        throw new Refused(18, 'Authentication failed.')
      case 'create':
        this.#collection(target)
        return {}
      case 'drop':
        this.#collections.delete(target)
        return {}
      case 'listCollections': {
        const wanted: unknown = command['filter']?.name
        const names = [...this.#collections.keys()].filter((one) => one === wanted)
        return this.#first(
          names.map((one) => ({ name: one, type: 'collection' })),
          '',
          0,
        )
      }
      case 'createIndexes':
        for (const { key, unique } of command['indexes'])
          if (unique === true) this.#collection(target).unique.push(Object.keys(key))
        return {}
      case 'insert':
        return this.#each(command['documents'], (document) => {
          this.#add(this.#collection(target), document)
          return 1
        })
      case 'find':
        return this.#find(target, command)
      case 'getMore':
        return this.#more(Number(command[name]), command)
      case 'killCursors':
        for (const cursor of command['cursors']) this.#cursors.delete(Number(cursor))
        return {}
      case 'update':
        return this.#update(this.#collection(target), command['updates'])
      case 'delete':
        return this.#each(command['deletes'], ({ q }) => {
          const collection = this.#collection(target)
          const before = collection.documents.length
          collection.documents = collection.documents.filter((one) => !fulfils(one, q))
          return before - collection.documents.length
        })
      default:
        throw new Refused(59, `no such command: '${name}'`)
    }
  }

  #collection(name: string): Collection {
    const found = this.#collections.get(name) ?? { documents: [], unique: [] }
    this.#collections.set(name, found)
    return found
  }

  #each(items: readonly Document[], run: (item: Document) => number): Document {
    let n = 0
    const writeErrors: Document[] = []
    for (const [index, item] of items.entries()) {
      try {
        n += run(item)
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        writeErrors.push({ index, code: error.code, errmsg: error.message })
      }
    }
    return writeErrors.length === 0 ? { n } : { n, writeErrors }
  }

  #add({ documents, unique }: Collection, document: Document): void {
    for (const fields of unique) {
      const same = (one: Document) =>
        fields.every((field) => order(one[field] ?? null, document[field] ?? null) === 0)
      if (documents.some(same)) throw new Refused(11_000, 'E11000 duplicate key error')
    }
    documents.push(document)
  }

  #update(collection: Collection, updates: readonly Document[]): Document {
    const upserted: Document[] = []
    const result = this.#each(updates, ({ q, u, multi, upsert }) => {
      const found = collection.documents.filter((one) => fulfils(one, q))
      const reached = multi === true ? found : found.slice(0, 1)
      for (const one of reached) {
        if (u.$set === undefined) {
          for (const field of Object.keys(one)) if (field !== '_id') delete one[field]
          Object.assign(one, u)
        } else Object.assign(one, u.$set)
      }
      if (reached.length > 0 || upsert !== true) return reached.length
      const _id = new BSON.ObjectId()
      this.#add(collection, {
        _id,
        ...(u.$set === undefined ? u : { ...u.$setOnInsert, ...u.$set }),
      })
      upserted.push({ index: 0, _id })
      return 1
    })
    return upserted.length === 0 ? result : { ...result, upserted }
  }

  #find(
    target: string,
    { filter = {}, sort = {}, limit = 0, projection = {}, batchSize }: Document,
  ) {
    const found = this.#collection(target).documents.filter((one) => fulfils(one, filter))
    const by = Object.entries(sort)
    const sorted = found.toSorted((one, other) => {
      for (const [field, way] of by) {
        const result = order(one[field] ?? null, other[field] ?? null)
        if (result !== 0) return result * Number(way)
      }
      return 0
    })
    const most = Number(limit) === 0 ? sorted.length : Number(limit)
    const documents = sorted
      .slice(0, most)
      .map((one) =>
        Object.fromEntries(Object.entries(one).filter(([field]) => projection[field] === 1)),
      )
    return this.#first(documents, target, Number(batchSize ?? 101))
  }

  #first(documents: Document[], target: string, size: number): Document {
    const firstBatch = size === 0 ? documents : documents.slice(0, size)
    const rest = documents.slice(firstBatch.length)
    const id = rest.length === 0 ? 0 : ++this.#last
    if (id > 0) this.#cursors.set(id, rest)
    return { cursor: { id: BSON.Long.fromNumber(id), ns: `test.${target}`, firstBatch } }
  }

  #more(number: number, { collection, batchSize = 101 }: Document): Document {
    const rest = this.#cursors.get(number)
    if (rest === undefined) throw new Refused(43, 'cursor not found')
    const nextBatch = rest.splice(0, Number(batchSize))
    if (rest.length === 0) this.#cursors.delete(number)
    const id = BSON.Long.fromNumber(rest.length === 0 ? 0 : number)
    return { cursor: { id, ns: `test.${collection}`, nextBatch } }
  }
}

function read(bytes: Buffer): Document {
  return BSON.deserialize(bytes, { promoteBuffers: true, useBigInt64: true })
}

function framed(
  to: number,
  operation: number,
  parts: readonly Buffer[] | readonly Uint8Array[],
): Buffer {
  const body = Buffer.concat(parts)
  const head = Buffer.alloc(16)
  head.writeInt32LE(16 + body.length, 0)
  head.writeInt32LE(to, 8)
  head.writeInt32LE(operation, 12)
  return Buffer.concat([head, body])
}

/** The order of values, null first; of different kinds, by kind. */
function order(one: unknown, other: unknown): number {
  const [a, b] = [plain(one), plain(other)]
  if (a[0] !== b[0]) return a[0] - b[0]
  return a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0
}

function plain(value: unknown): readonly [kind: number, value: number | bigint | string] {
  if (value === null || value === undefined) return [0, 0]
  if (typeof value === 'number' || typeof value === 'bigint') return [1, value]
  if (typeof value === 'string') return [2, value]
  if (value instanceof Date) return [4, value.getTime()]
  if (value instanceof Uint8Array) return [3, Buffer.from(value).toString('latin1')]
  return [5, JSON.stringify(value)]
}

function fulfils(document: Document, filter: Document): boolean {
  return Object.entries(filter).every(([field, wanted]) => {
    if (field === '$and') return wanted.every((one: Document) => fulfils(document, one))
    const found: unknown = document[field] ?? null
    return Object.entries(wanted).every(([operator, value]) => holds(found, operator, value))
  })
}

function holds(found: unknown, operator: string, value: unknown): boolean {
  const result = order(found, value)
  const comparable = plain(found)[0] === plain(value)[0]
  switch (operator) {
    case '$eq':
      return result === 0
    case '$ne':
      return result !== 0
    case '$nin':
      return Array.isArray(value) && value.every((one) => order(found, one) !== 0)
    case '$lt':
      return comparable && result < 0
    case '$gt':
      return comparable && result > 0
    case '$lte':
      return comparable && result <= 0
    case '$gte':
      return comparable && result >= 0
    case '$regex':
      return typeof found === 'string' && new RegExp(String(value)).test(found)
    default:
      throw new Refused(2, `unknown operator: ${operator}`)
  }
}
