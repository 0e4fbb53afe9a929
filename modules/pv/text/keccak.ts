// hot
/**
 * Keccak with the padding of its authors, before NIST changed that for SHA-3.
 *
 * `node:crypto` has SHA-3 only; the two differ in one byte of padding, which the tests use to hold this against it.
 */

const ROUNDS = 24
const LANES = 25
/** Bytes of the state. */
const STATE = 200
/** What stands behind the text: 1 of Keccak, 6 of SHA-3. */
export const KECCAK_PADDING = 0x01

/** The constants of the rounds, low half and high half of each (FIPS 202 3.2.5). */
const CONSTANTS = new Uint32Array(2 * ROUNDS)
/** How far each lane is turned, and where it goes, in the order of the walk of rho and pi (FIPS 202 3.2.2, 3.2.3). */
const TURNS = new Uint8Array(LANES - 1)
const PLACES = new Uint8Array(LANES - 1)

function fillTables(): void {
  let register = 1
  for (let round = 0; round < ROUNDS; round++) {
    for (let j = 0; j < 7; j++) {
      if ((register & 1) === 1) {
        const bit = (1 << j) - 1
        const at = 2 * round + (bit >>> 5)
        CONSTANTS[at] = (CONSTANTS[at] ?? 0) ^ (1 << (bit & 31))
      }
      register = (register << 1) ^ ((register >>> 7) * 0x171)
    }
  }
  let x = 1
  let y = 0
  for (let t = 0; t < LANES - 1; t++) {
    TURNS[t] = (((t + 1) * (t + 2)) / 2) % 64
    const next = (2 * x + 3 * y) % 5
    x = y
    y = next
    PLACES[t] = x + 5 * y
  }
}

fillTables()

/** The state: each lane as low half and high half. One for all, as a digest is made from start to end at once. */
const state = new Uint32Array(2 * LANES)
const columns = new Uint32Array(10)
const row = new Uint32Array(10)

const word = (words: Uint32Array, at: number): number => words[at] ?? 0

/**
 * The digest of bytes.
 *
 * @param bits - the digest's length: 224, 256, 384 or 512
 * @param padding - the first byte behind the text
 */
export function keccak(bytes: Uint8Array, bits: number, padding = KECCAK_PADDING): Uint8Array {
  state.fill(0)
  const rate = STATE - bits / 4
  let place = 0
  for (const byte of bytes) {
    absorb(place, byte)
    if (++place === rate) {
      permute()
      place = 0
    }
  }
  absorb(place, padding)
  absorb(rate - 1, 0x80)
  permute()
  const digest = new Uint8Array(bits / 8)
  for (let at = 0; at < digest.length; at++) digest[at] = word(state, at >> 2) >>> (8 * (at & 3))
  return digest
}

function absorb(place: number, byte: number): void {
  const at = place >> 2
  state[at] = word(state, at) ^ (byte << (8 * (place & 3)))
}

function permute(): void {
  for (let round = 0; round < ROUNDS; round++) {
    theta()
    rhoAndPi()
    chi()
    state[0] = word(state, 0) ^ word(CONSTANTS, 2 * round)
    state[1] = word(state, 1) ^ word(CONSTANTS, 2 * round + 1)
  }
}

function theta(): void {
  for (let x = 0; x < 10; x++) {
    columns[x] =
      word(state, x) ^
      word(state, x + 10) ^
      word(state, x + 20) ^
      word(state, x + 30) ^
      word(state, x + 40)
  }
  for (let x = 0; x < 5; x++) {
    const right = 2 * ((x + 1) % 5)
    const left = 2 * ((x + 4) % 5)
    const low = word(columns, right)
    const high = word(columns, right + 1)
    const lowMix = word(columns, left) ^ ((low << 1) | (high >>> 31))
    const highMix = word(columns, left + 1) ^ ((high << 1) | (low >>> 31))
    for (let at = 2 * x; at < 2 * LANES; at += 10) {
      state[at] = word(state, at) ^ lowMix
      state[at + 1] = word(state, at + 1) ^ highMix
    }
  }
}

function rhoAndPi(): void {
  let low = word(state, 2)
  let high = word(state, 3)
  for (let t = 0; t < LANES - 1; t++) {
    const at = 2 * (PLACES[t] ?? 0)
    const turn = TURNS[t] ?? 0
    const [from, other] = turn < 32 ? [low, high] : [high, low]
    const by = turn & 31
    const nextLow = word(state, at)
    const nextHigh = word(state, at + 1)
    state[at] = by === 0 ? from : (from << by) | (other >>> (32 - by))
    state[at + 1] = by === 0 ? other : (other << by) | (from >>> (32 - by))
    low = nextLow
    high = nextHigh
  }
}

function chi(): void {
  for (let y = 0; y < 2 * LANES; y += 10) {
    for (let at = 0; at < 10; at++) row[at] = word(state, y + at)
    for (let at = 0; at < 10; at++)
      state[y + at] = word(row, at) ^ (~word(row, (at + 2) % 10) & word(row, (at + 4) % 10))
  }
}
