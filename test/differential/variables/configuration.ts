/** The configuration in which both servers show variables. */

import { containers, type Message, variables } from './rows.ts'

/** Shown for one message; few enough for the answer to fit a datagram. */
const GROUP = 12

const groups: readonly (readonly string[])[] = [
  ...Array.from({ length: Math.ceil(variables.length / GROUP) }, (_, group) =>
    variables.slice(group * GROUP, (group + 1) * GROUP),
  ),
  ...containers.map(({ shown }) => shown),
]

/** How many groups show variables only. */
export const variableGroups = groups.length - containers.length

/** What a group shows. */
export function shownBy(group: number): readonly string[] {
  return groups[group] ?? []
}

/** A variable with its value in hexadecimal digits. */
function inDigits(variable: string): string {
  const inner = variable.startsWith('$(') ? variable.slice(2, -1) : variable.slice(1)
  return `$(${inner}{s.encode.hexa})`
}

function route(shown: readonly string[], group: number): string {
  const script = containers[group - variableGroups]?.script ?? ''
  const lines = shown.map((variable, place) => {
    const digits = `"${place}=" + ${inDigits(variable)} + "\\n"`
    return `    if (${variable} != $null) $var(f) = $var(f) + ${digits};`
  })
  return `route[G${group}] {\n    ${script}\n${lines.join('\n')}\n    return 1;\n}`
}

/** Answers with the variables of the group that the header X-Group names, in hexadecimal digits, a line each; nothing for `$null`. */
export function configuration(): string {
  return `
log_stderror = yes
debug = -1
loadmodule "sl.so"
loadmodule "pv.so"
loadmodule "kex.so"
loadmodule "corex.so"
loadmodule "textops.so"
loadmodule "textopsx.so"
request_route {
    force_rport();
    $var(f) = "";
    if ($hdr(X-Group) != $null) {
        $var(group) = $hdr(X-Group);
        route($var(group));
    }
    set_reply_body("$var(f)", "text/plain");
    sl_send_reply("200", "Shown");
}
${groups.map(route).join('\n')}
`
}

/** The request that asks for a group of variables of a message. */
export function question({ firstLine, lines, body }: Message, group: number, id: number): string {
  const via = `Via: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bKv${id};rport`
  const last = [`X-Group: G${group}`, `Content-Length: ${body.length}`, '', body]
  return [firstLine, via, ...lines, ...last].join('\r\n')
}
