/** What happens to a configuration before it is read: definitions, conditions, substitutions. */

import { statement, type Row } from './row.ts'

/** Directives and what they leave; each begins on a line of its own. */
export const preprocessorRows: readonly Row[] = [
  '#!define ONE 1\n$var(r) = ONE;',
  '#!define TWO 1 + 1\n$var(r) = TWO;',
  '#!define TEXT "a text"\n$var(r) = TEXT;',
  '#!define LONG 1 + \\\n 2\n$var(r) = LONG;',
  '#!define EMPTY\n$var(r) = "went on";',
  '#!define FIRST SECOND\n#!define SECOND 7\n$var(r) = FIRST;',
  '#!def SHORT 3\n$var(r) = SHORT;',
  '!!define BANG 4\n$var(r) = BANG;',
  '#!define IN_TEXT 5\n$var(r) = "IN_TEXT";',
  '#!define PART 5\n$var(PARTS) = 6; $var(r) = $var(PARTS);',
  '#!define SPACED    8   \n$var(r) = SPACED;',
  '#!trydef TRIED 1\n#!trydef TRIED 2\n$var(r) = TRIED;',
  '#!trydefine TRIED2 1\n$var(r) = TRIED2;',
  '#!define AGAIN 1\n#!redefine AGAIN 2\n$var(r) = AGAIN;',
  '#!redef NEWLY 2\n$var(r) = NEWLY;',
  '#!ifdef UNKNOWN\n$var(r) = 1;\n#!endif',
  '#!ifdef UNKNOWN\n$var(r) = 1;\n#!else\n$var(r) = 2;\n#!endif',
  '#!ifndef UNKNOWN\n$var(r) = 1;\n#!else\n$var(r) = 2;\n#!endif',
  '#!define KNOWN\n#!ifdef KNOWN\n$var(r) = 1;\n#!else\n$var(r) = 2;\n#!endif',
  '#!ifdef KNOWN\n#!ifdef UNKNOWN\n$var(r) = 1;\n#!else\n$var(r) = 2;\n#!endif\n#!else\n$var(r) = 3;\n#!endif',
  '#!ifdef UNKNOWN\n#!ifdef KNOWN\n$var(r) = 1;\n#!else\n$var(r) = 2;\n#!endif\n#!else\n$var(r) = 3;\n#!endif',
  '#!ifdef UNKNOWN\n#!define NEVER 1\n#!endif\n#!ifdef NEVER\n$var(r) = 1;\n#!else\n$var(r) = 2;\n#!endif',
  '#!ifdef UNKNOWN\nthis is no configuration at all {{{ "\n#!endif\n$var(r) = 1;',
  '!!ifdef KNOWN\n$var(r) = 1;\n!!endif',
  '#!defenv HOME\n#!ifdef HOME\n$var(r) = "defined";\n#!endif',
  '#!trydefenv NO_SUCH_VARIABLE\n#!ifdef NO_SUCH_VARIABLE\n$var(r) = "defined";\n#!else\n$var(r) = "not";\n#!endif',
  '#!trydefenvs MINE=HOME\n#!ifdef MINE\n$var(r) = "defined";\n#!endif',
  '#!defenvs MINE2=HOME\n$var(r) = (strlen(MINE2) > 0);',
  '# a comment\n$var(r) = 1;',
  '// a comment\n$var(r) = 1;',
  '#not a directive\n$var(r) = 1;',
  '$var(r) = 1; #!define is a comment here\n',
]
  .map((text) => statement(`\n${text}\n`))
  .concat(
    statement(
      '\n#!define GONE 1\n#!undef GONE\n#!ifdef GONE\n$var(r) = "there";\n#!else\n$var(r) = "gone";\n#!endif\n',
      {
        ours: 's gone',
        why: '`#!undef` takes a name away for good; in Kamailio 5.6 `#!ifdef` still finds it',
      },
    ),
  )

/** Substitutions, which Kamailio wants outside of routes: they stand at the start of the file. */
export const substitutions = [
  '#!subst "/LOCALNET/192.0.2./g"',
  '#!subst "/ONCEONLY/x/"',
  '#!subst "/anycase/y/i"',
  '#!subst "/GROUP\\([a-z]*\\)/<\\1>/"',
  '#!subst "/NOTHERE/1/"',
  '#!substdef "!SUBDEF!11!g"',
  '#!substdef "!OTHERDEF!12!g"',
  '#!substdefs "!SUBDEFS!host.example!g"',
  '#!substdefs "!QUOTEDDEF!other.example!g"',
].join('\n')

/** What they make of texts. */
export const substitutionRows: readonly Row[] = [
  '$var(r) = "LOCALNET1 LOCALNET2";',
  '$var(r) = "ONCEONLY ONCEONLY";',
  '$var(r) = "AnyCase";',
  '$var(r) = "GROUPabc";',
  '$var(r) = NUMBER;',
  '$var(r) = SUBDEF;',
  '$var(r) = "is OTHERDEF";',
  '$var(r) = "at QUOTEDDEF";',
].map((text) => statement(text))
