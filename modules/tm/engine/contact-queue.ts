/** Places that are tried one after the other: kept in an XAVP until it is their turn (`t_load_contacts` and what follows). */

import {
  Branch,
  BranchFacts,
  type Context,
  type Listener,
  printQ,
  socketText,
  XavpList,
} from 'siprose'

/** Where the places are kept. */
export interface QueueNames {
  /** The XAVP of places to try. */
  readonly contacts: string
  /** The XAVP of further ways to devices that are tried already. */
  readonly flows: string | null
}

const LAST = 1

/** All places that a request would go to, its own URI first. */
function places(ctx: Context): Branch[] {
  const list: Branch[] = []
  if (ctx.uriIsNew) {
    const main = new Branch(ctx.requestUri)
    main.destinationUri = ctx.destinationUri
    main.flags = ctx.branchFlags
    main.sendSocket = ctx.sendSocket
    const { facts } = ctx
    if (facts !== null) Object.assign(main, facts)
    list.push(main)
  }
  if (ctx.hasBranches) list.push(...ctx.branches.all())
  return list
}

/** Places by q, the best first; of one q those added last. */
function byQ(list: readonly Branch[]): Branch[] {
  return list.toReversed().toSorted((a, b) => (b.q ?? 0) - (a.q ?? 0))
}

/** Places in an order of chance, in which q is the weight; those without come last. */
function byChance(list: readonly Branch[], random: () => number): Branch[] {
  const left = list.filter(({ q }) => (q ?? 0) > 0)
  const order: Branch[] = []
  while (left.length > 0) {
    const all = left.reduce((sum, { q }) => sum + (q ?? 0), 0)
    let at = random() % all
    const index = left.findIndex(({ q }) => (at -= q ?? 0) < 0)
    order.push(...left.splice(Math.max(index, 0), 1))
  }
  return [...order, ...list.filter(({ q }) => (q ?? 0) <= 0)]
}

/** How places are ordered. */
export const Order = { BY_Q: 0, BY_CHANCE: 1 } as const

/**
 * Takes all places of a request into the queue.
 *
 * @returns false where there is one place only, which needs no queue
 */
export function loadContacts(ctx: Context, names: QueueNames, order: number): boolean {
  const list = places(ctx)
  if (list.length < 2) return false
  const { random } = ctx.server
  const sorted = order === Order.BY_CHANCE ? byChance(list, () => random.uint32()) : byQ(list)
  const { xavp } = ctx.xavps
  xavp.removeAll(names.contacts)
  for (let i = sorted.length - 1; i >= 0; i--) {
    const place = sorted[i]
    const next = sorted[i + 1]
    if (place === undefined) continue
    // marks the end of those that are tried at once
    const ends = next === undefined || order === Order.BY_CHANCE || (next.q ?? 0) !== (place.q ?? 0)
    xavp.push(names.contacts, record(place, ends))
  }
  ctx.branches.clear()
  ctx.uriIsNew = false
  return true
}

function record(place: Branch, ends: boolean): XavpList {
  const { uri, destinationUri, path, sendSocket, flags, instance, ruid, userAgent, q } = place
  const fields = new XavpList()
  if (q !== null) fields.push('q', printQ(q))
  if (userAgent !== null) fields.push('ua', userAgent)
  if (ruid !== null) fields.push('ruid', ruid)
  if (instance !== null) fields.push('instance', instance)
  fields.push('flags', flags)
  if (sendSocket !== null) fields.push('sock', socketText(sendSocket))
  if (path !== null) fields.push('path', path)
  if (destinationUri !== null) fields.push('dst_uri', destinationUri)
  fields.push('uri', uri)
  fields.push('q_flag', ends ? LAST : 0)
  return fields
}

/** Reads a place back. */
function placeOf(fields: XavpList, sockets: (label: string) => Listener | null): Branch {
  const place = new Branch(text(fields, 'uri') ?? '')
  place.destinationUri = text(fields, 'dst_uri')
  place.path = text(fields, 'path')
  place.instance = text(fields, 'instance')
  place.ruid = text(fields, 'ruid')
  place.userAgent = text(fields, 'ua')
  place.flags = Number(fields.get('flags') ?? 0)
  const q = fields.get('q')
  place.q = q === null ? null : Math.round(Number(q) * 1000)
  const socket = text(fields, 'sock')
  place.sendSocket = socket === null ? null : sockets(socket)
  return place
}

function text(fields: XavpList, key: string): string | null {
  const value = fields.get(key)
  return value === null ? null : String(value)
}

/**
 * Makes the best places of the queue those that the request goes to.
 *
 * Of one device only one place is among them; its others are kept apart.
 *
 * @returns false when the queue is empty
 */
export function nextContacts(ctx: Context, names: QueueNames): boolean {
  const { xavp } = ctx.xavps
  const chosen: Branch[] = []
  const instances = new Set<string>()
  for (
    let fields = xavp.record(names.contacts);
    fields !== null;
    fields = xavp.record(names.contacts)
  ) {
    xavp.remove(names.contacts)
    const place = placeOf(fields, (label) => socketNamed(ctx, label))
    const { instance } = place
    if (instance !== null && instances.has(instance) && names.flows !== null)
      xavp.append(names.flows, fields)
    else chosen.push(place)
    if (instance !== null) instances.add(instance)
    if (fields.get('q_flag') === LAST) break
  }
  return use(ctx, chosen)
}

function socketNamed(ctx: Context, label: string): Listener | null {
  return ctx.server.listeners.find((listener) => socketText(listener) === label) ?? null
}

function use(ctx: Context, chosen: readonly Branch[]): boolean {
  const [first, ...others] = chosen
  if (first === undefined) return false
  ctx.branches.clear()
  ctx.requestUri = first.uri
  ctx.destinationUri = first.destinationUri
  ctx.branchFlags = first.flags
  ctx.sendSocket = first.sendSocket
  ctx.facts = Object.assign(new BranchFacts(), {
    q: first.q,
    path: first.path,
    ruid: first.ruid,
    instance: first.instance,
    userAgent: first.userAgent,
  })
  for (const place of others) ctx.branches.append(place)
  return true
}

/**
 * Makes the next way to a device the one that the request goes to.
 *
 * @param instance - the device
 * @returns false where there is no other way to it
 */
export function nextFlow(ctx: Context, names: QueueNames, instance: string | null): boolean {
  const { flows } = names
  if (flows === null) return false
  const { xavp } = ctx.xavps
  const count = xavp.count(flows)
  for (let i = 0; i < count; i++) {
    const fields = xavp.find(flows, i)?.value
    if (!(fields instanceof XavpList)) continue
    const place = placeOf(fields, (label) => socketNamed(ctx, label))
    if (instance !== null && place.instance !== instance) continue
    xavp.remove(flows, i)
    return use(ctx, [place])
  }
  return false
}
