/** Where the log of a running server goes: standard error, or syslog. */

import { styleText } from 'node:util'
import { writeSync } from 'node:fs'

import { syslogFacilities } from '../runtime/syslog.ts'
import { levelName, LogLevel, type LogSink } from '../runtime/log.ts'

const STDERR = 2

/** Lines on standard error: worker, process id, level, text. */
export function stderrSink(color: boolean): LogSink {
  const { pid } = process
  return (level, text, _facility, own) => {
    const line = ` 0(${pid}) ${levelName(level)}: ${text}\n`
    if (!color) write(line)
    else write(own === undefined ? paint(level, line) : `${own}${line}\u001B[0m`)
  }
}

/** Lines on standard error as they are: for documents. */
export function plainSink(_level: number, text: string): void {
  write(`${text}\n`)
}

/** Writes at once and whole: what is said before a crash is what matters. */
function write(text: string): void {
  const bytes = Buffer.from(text, 'latin1')
  for (let done = 0; done < bytes.length;) {
    try {
      done += writeSync(STDERR, bytes, done)
    } catch (error) {
      // A reader that has gone, or is not fast enough, must not stop the server.
      if (!(error instanceof Error && 'code' in error && error.code === 'EINTR')) return
    }
  }
}

function paint(level: number, line: string): string {
  if (level <= LogLevel.ERROR) return styleText('red', line, { validateStream: false })
  if (level === LogLevel.WARNING) return styleText('yellow', line, { validateStream: false })
  if (level >= LogLevel.DEBUG) return styleText('gray', line, { validateStream: false })
  return line
}

/** Syslog's severities by our levels (RFC 5424 section 6.2.1). */
function severity(level: number): number {
  if (level <= LogLevel.ALERT) return 1
  if (level <= LogLevel.CRITICAL) return 2
  if (level === LogLevel.ERROR) return 3
  if (level === LogLevel.WARNING) return 4
  if (level === LogLevel.NOTICE) return 5
  if (level === LogLevel.INFO) return 6
  return 7
}

/**
 * Lines to syslog, through the C library, as every server of the machine does it.
 *
 * @param name - the program's name in the lines
 * @param facility - `LOG_DAEMON` and its like
 * @returns null where the C library cannot be reached from here
 */
export async function syslogSink(name: string, facility: string): Promise<LogSink | null> {
  try {
    const { dlopen } = await import('node:ffi')
    const { functions } = dlopen('libc.so.6', {
      openlog: { arguments: ['pointer', 'i32', 'i32'], return: 'void' },
      syslog: { arguments: ['i32', 'pointer', 'pointer'], return: 'void' },
    })
    const code = (syslogFacilities.get(facility) ?? 3) << 3
    // The C library keeps these pointers: the buffers live as long as the sink.
    const ident = Buffer.from(`${name}\0`, 'latin1')
    const format = Buffer.from('%s\0')
    const LOG_PID = 1
    // connects at once: the socket may be out of sight later
    const LOG_NDELAY = 8
    functions.openlog(ident, LOG_PID | LOG_NDELAY, code)
    return (level, text, other) => {
      const target = other === null ? code : (syslogFacilities.get(other) ?? code >> 3) << 3
      functions.syslog(target | severity(level), format, Buffer.from(`${text}\0`, 'latin1'))
      void ident
    }
  } catch {
    // Not Linux, or started without --experimental-ffi: the caller falls back to standard error and says so.
    return null
  }
}
