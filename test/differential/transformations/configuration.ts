/** The configuration in which both servers transform what a message brings. */

/** Evaluated for one message; few enough for the answer to fit a datagram. */
export const GROUP = 12

/**
 * Answers with what transformations make of a text, in hexadecimal digits, a line each; nothing for `$null`.
 *
 * The user of the request's URI names the table and the group. The header `X-Text` brings the text in hexadecimal digits behind a dot,
 * `X-Number` a number; without them the value is `$null`.
 */
export function configuration(tables: readonly (readonly string[])[]): string {
  const groups = tables.flatMap(routes)
  return `
log_stderror = yes
debug = 0
#!ifdef BOUNDED_TEXTS
pv_buffer_size = 20000
#!endif
loadmodule "sl.so"
loadmodule "pv.so"
loadmodule "textops.so"
request_route {
    force_rport();
    $var(f) = "";
    if ($hdr(X-Text) == ".") $avp(v) = "";
    else if ($hdr(X-Text) != $null) $avp(v) = $(hdr(X-Text){s.strip,1}{s.decode.hexa});
    if ($hdr(X-Number) != $null) $avp(v) = $(hdr(X-Number){s.int});
    if ($rU =~ "^[0-9]+_[0-9]+$") {
        $var(group) = "G" + $rU;
        route($var(group));
    }
    set_reply_body("$var(f)", "text/plain");
    sl_send_reply("200", "Transformed");
}
${groups.join('\n')}
`
}

/** The routes of a table of transformations, one a group. */
function routes(transformations: readonly string[], table: number): readonly string[] {
  const groups: string[] = []
  for (let first = 0; first < transformations.length; first += GROUP) {
    const lines = transformations.slice(first, first + GROUP).map((each, place) => {
      const value = `$(avp(v)${each})`
      const shown = `$(avp(v)${each}{s.encode.hexa})`
      return `    if (${value} != $null) $var(f) = $var(f) + "${first + place}=" + ${shown} + "\\n";`
    })
    groups.push(`route[G${table}_${first / GROUP}] {\n${lines.join('\n')}\n    return 1;\n}`)
  }
  return groups
}

/** A value to be transformed. */
export type Input = string | number | null

/** The request that asks for a group of transformations of a value. */
export function question(group: string, input: Input, id: number): string {
  const header =
    input === null
      ? ''
      : typeof input === 'number'
        ? `X-Number: ${input}\r\n`
        : `X-Text: .${Buffer.from(input, 'latin1').toString('hex')}\r\n`
  return (
    `OPTIONS sip:${group}@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bKt${id};rport\r\n` +
    `From: <sip:t@example.com>;tag=t\r\nTo: <sip:t@127.0.0.1>\r\nCall-ID: t${id}\r\nCSeq: 1 OPTIONS\r\n` +
    `${header}Content-Length: 0\r\n\r\n`
  )
}

/** What an answer says, by the place of the transformation. */
export function readAnswer(answer: Buffer | null): ReadonlyMap<number, string> {
  const values = new Map<number, string>()
  const text = answer?.toString('latin1') ?? ''
  for (const line of text.slice(text.indexOf('\r\n\r\n') + 4).split('\n')) {
    const [place = '', digits = ''] = line.split('=')
    if (place !== '' && answer !== null)
      values.set(Number(place), Buffer.from(digits, 'hex').toString('latin1'))
  }
  return values
}
