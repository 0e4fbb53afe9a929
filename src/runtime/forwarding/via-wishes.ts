/** What a script wants our Via to show: another address, and parameters of its own. */

import { isToken } from '../../sip/tokens.ts'
import { quote } from '../../sip/params.ts'
import { parseUri } from '../../sip/uri.ts'
import type { Context } from '../context.ts'
import { XavpList } from '../xavp.ts'
import type { Sending } from './sending.ts'

/** The most that all parameters together may have, so that a message cannot grow by what it says itself. */
const MAX_BYTES = 2048

/** The parameters, each with its semicolon; '' for none. */
export function wishedParams(ctx: Context, sending: Sending): string {
  const { server_id, xavp_via_params } = ctx.server.settings
  const id = sending.viaServerId && server_id !== 0 ? `;srvid=${server_id}` : ''
  if (!sending.viaParams || xavp_via_params === null) return id
  return paramsOf(ctx.xavps.xavp.record(xavp_via_params)) + id
}

/** The fields of a record as parameters; what cannot be one is left out. */
function paramsOf(record: XavpList | null): string {
  let text = ''
  // the oldest first, as the script has set them; of one name the newest counts
  for (let entry = record?.first ?? null; entry !== null; entry = entry.next) {
    const { name, key, value } = entry
    if (value instanceof XavpList || record?.find(key) !== entry || !isToken(name)) continue
    const shown = String(value)
    if (/[\r\n\0]/.test(shown)) continue
    const param = shown === '' ? `;${name}` : `;${name}=${isToken(shown) ? shown : quote(shown)}`
    if (text.length + param.length <= MAX_BYTES) text = param + text
  }
  return text
}

/** `host:port` of the record that the script has made for it; null where it has none that could stand there. */
export function wishedAddress(ctx: Context, { viaFields }: Sending): string | null {
  const { xavp_via_fields } = ctx.server.settings
  if (!viaFields || xavp_via_fields === null) return null
  const record = ctx.xavps.xavp.record(xavp_via_fields)
  const address = record?.get('address') ?? null
  if (address === null) return null
  const port = record?.get('port') ?? null
  const text = port === null ? String(address) : `${address}:${port}`
  const uri = parseUri(`sip:${text}`)
  return uri === null ||
    uri.user !== null ||
    uri.port === 0 ||
    uri.hostEnd === 0 ||
    text !== hostPort(uri)
    ? null
    : text
}

function hostPort({ host, port }: { readonly host: string; readonly port: number | null }): string {
  return port === null ? host : `${host}:${port}`
}
