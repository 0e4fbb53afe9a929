/** The core parameters about reading messages, and what they mean for the parser. */

import { type ParserRules, parserRules } from '../../sip/rules.ts'

/** Documented in the core's table of parser parameters. */
export interface ParserSettings {
  readonly sip_parser_mode: number
  readonly sip_parser_log: number
  readonly sip_parser_log_oneline: number
  readonly hdr_name_extra_chars: string
  readonly uri_host_extra_chars: string
  readonly msg_recv_max_size: number
  readonly http_reply_parse: boolean
  readonly phone2tel: boolean
  readonly 'parser.max_headers': number
  readonly 'parser.max_header_size': number
  readonly 'parser.max_first_line_size': number
  readonly 'parser.max_uri_size': number
  readonly 'parser.max_body_size': number
  readonly 'parser.max_vias': number
  readonly 'parser.max_elements': number
  readonly 'parser.max_params': number
  readonly 'parser.max_parts': number
  readonly 'parser.max_nesting': number
  readonly 'parser.max_part_headers': number
  readonly 'parser.max_sdp_lines': number
  readonly 'parser.max_sdp_media': number
}

/** The rules that the core's parameters make. */
export function rulesOf(settings: ParserSettings): ParserRules {
  return parserRules({
    strict: settings.sip_parser_mode !== 0,
    httpReplies: settings.http_reply_parse,
    phoneUsers: settings.phone2tel,
    headerNameChars: settings.hdr_name_extra_chars,
    uriHostChars: settings.uri_host_extra_chars,
    maxBytes: settings.msg_recv_max_size,
    maxHeaders: settings['parser.max_headers'],
    maxHeaderBytes: settings['parser.max_header_size'],
    maxFirstLineBytes: settings['parser.max_first_line_size'],
    maxUriBytes: settings['parser.max_uri_size'],
    maxBodyBytes: settings['parser.max_body_size'],
    maxVias: settings['parser.max_vias'],
    maxElements: settings['parser.max_elements'],
    maxParameters: settings['parser.max_params'],
    maxParts: settings['parser.max_parts'],
    maxPartDepth: settings['parser.max_nesting'],
    maxPartHeaders: settings['parser.max_part_headers'],
    maxSdpLines: settings['parser.max_sdp_lines'],
    maxSdpMedia: settings['parser.max_sdp_media'],
  })
}
