/**
 * Serves the built site from this machine, as any server of files would.
 *
 *     serve.ts [PORT]
 */

import { createServer, type Server } from 'node:http'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { extname, join, normalize } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
}

/** A server of the files in a folder, on loopback. */
export async function serve(folder: string, port = 0): Promise<Server> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
    const wanted = join(folder, normalize(path))
    const file =
      existsSync(wanted) && statSync(wanted).isDirectory() ? join(wanted, 'index.html') : wanted
    if (!file.startsWith(folder) || !existsSync(file)) {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' })
      response.end(
        existsSync(join(folder, '404.html')) ? readFileSync(join(folder, '404.html')) : '',
      )
      return
    }
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' })
    response.end(readFileSync(file))
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return server
}

if (import.meta.main) {
  const folder = join(import.meta.dirname, '../../dist/site')
  const server = await serve(folder, Number(process.argv[2] ?? 8000))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  console.log(`http://127.0.0.1:${port}/`)
}
