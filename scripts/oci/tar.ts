/** Tar files (POSIX.1-1988, "ustar"), as images of containers are made of them: the same entries give the same bytes. */

/** What is in one. */
export interface TarEntry {
  /** Without a slash in front. */
  readonly path: string
  readonly mode: number
  readonly owner: number
  /** The bytes of a file; null for a folder. */
  readonly bytes: Buffer | null
}

const BLOCK = 512
const FILE = '0'
const FOLDER = '5'

/**
 * Writes one.
 *
 * @param entries - in the order in which they are unpacked
 * @param seconds - the time that all of them get
 * @throws Error for a path that is too long
 */
export function tar(entries: readonly TarEntry[], seconds: number): Buffer {
  const parts = entries.flatMap((entry) => {
    const bytes = entry.bytes ?? Buffer.alloc(0)
    return [header(entry, bytes.length, seconds), bytes, padding(bytes.length)]
  })
  // two empty blocks end it
  return Buffer.concat([...parts, Buffer.alloc(2 * BLOCK)])
}

function padding(length: number): Buffer {
  return Buffer.alloc((BLOCK - (length % BLOCK)) % BLOCK)
}

function header({ path, mode, owner, bytes }: TarEntry, size: number, seconds: number): Buffer {
  if (Buffer.byteLength(path) > 100) throw new Error(`the path ${path} is too long for a tar file`)
  const block = Buffer.alloc(BLOCK)
  const octal = (value: number, at: number, length: number) =>
    block.write(value.toString(8).padStart(length - 1, '0'), at, 'latin1')
  block.write(path, 0, 'utf8')
  octal(mode, 100, 8)
  octal(owner, 108, 8)
  octal(owner, 116, 8)
  octal(size, 124, 12)
  octal(seconds, 136, 12)
  block.write(bytes === null ? FOLDER : FILE, 156, 'latin1')
  block.write('ustar\x0000', 257, 'latin1')
  // the sum is made with spaces in its own place
  block.fill(' ', 148, 156)
  let sum = 0
  for (const byte of block) sum += byte
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return block
}
