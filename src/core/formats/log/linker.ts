import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'
import type { Block } from './block.ts'
import { openBlockReader } from './block-reader.ts'

/** lld: `ld.lld: error: undefined symbol: f()`, with `>>> referenced by a.cpp:2 (/p/a.cpp:2)` below */
const lld = /^(?:ld\.lld|ld64\.lld|lld-link|wasm-ld|rust-lld): (error|warning): (\S.*)$/
const referenced =
  /^>>> (?:referenced by|defined at) (?:[^\s()]{1,500} \((.{1,1000}):(\d{1,7})\)|((?:[A-Za-z]:)?[^\s:()]{1,500}):(\d{1,7}))/
/** GNU: `/usr/bin/ld: cannot find -lfoo`, `ld: a.o: multiple definition of 'f'; b.o: first defined here` */
const gnu =
  /^(?:\S{0,300}\/)?(?:x86_64-[\w-]{1,60}-|aarch64-[\w-]{1,60}-|arm-[\w-]{1,60}-)?ld(?:\.\w{1,8}|-new)?(?:\.exe)?: (?:error: )?((?:cannot find|library not found|framework not found|symbol\(s\) not found|unknown option|file not recognized|unrecognised emulation|cannot open) ?.{0,1000}|.{0,600}: (?:file not recognized|undefined reference to|unresolvable).{0,600})$/
const multiple =
  /^(?:.{0,600}: )?((?:[A-Za-z]:)?[^\s:()]{1,500}\.\w{1,4}):(?:(\d{1,7}):|\(\.[^)]{1,100}\):) (multiple definition of .{1,600}?)(?:; |$)/
/** gold without debug information: `/tmp/a.o:a.cpp:function f(): error: undefined reference to 'g()'` */
const gold = /^\S{1,500}\.o:([^\s:]{1,300}):function .{1,500}: error: (undefined reference to .*)$/
/** Apple: `Undefined symbols for architecture arm64:`, with `  "_f", referenced from:` below */
const apple = /^Undefined symbols for architecture (\S{1,30}):$/
const appleSymbol = /^ {2}"(.{1,1000})", referenced from:$/

type Title =
  | { readonly style: 'lld'; readonly severity: 'error' | 'warning'; readonly message: string }
  | { readonly style: 'apple' }
  | { readonly style: 'plain'; readonly message: string; readonly file: string | null; readonly line: string | undefined }

/** Linkers, as far as their words do not read like a compiler's. */
export const linker: LogFormat = {
  name: 'linker',
  cues: [
    '.lld: ',
    'lld-link: ',
    'wasm-ld: ',
    'rust-lld: ',
    'ld: ',
    'ld.bfd: ',
    'ld.gold: ',
    '.exe: cannot find',
    ': multiple definition of ',
    ': error: undefined reference to ',
    'Undefined symbols for architecture ',
  ],
  open: () =>
    openBlockReader<Title>({
      vague: /^symbol\(s\) not found/,
      opens: readTitle,
      continues: (line, _lines, { style }) => (style === 'lld' ? line.startsWith('>>> ') : style === 'apple' && /^ {2,}\S/.test(line)),
      limit: 60,
      read,
    }),
}

function readTitle(line: string): Title | null {
  const modern = lld.exec(line)
  if (modern !== null) return { style: 'lld', severity: modern[1] === 'warning' ? 'warning' : 'error', message: modern[2] ?? line }
  if (apple.test(line)) return { style: 'apple' }
  const twice = line.includes('multiple definition of ') ? multiple.exec(line) : null
  if (twice !== null) return { style: 'plain', message: twice[3] ?? line, file: twice[1] ?? null, line: twice[2] }
  const nameless = line.includes(':function ') ? gold.exec(line) : null
  if (nameless !== null) return { style: 'plain', message: nameless[2] ?? line, file: nameless[1] ?? null, line: undefined }
  // A reference with a source file in front of it is read beside the compiler's errors.
  const other = line.includes('undefined reference') ? null : gnu.exec(line)
  return other === null ? null : { style: 'plain', message: other[1] ?? line, file: null, line: undefined }
}

function read({ title, at, lines }: Block<Title>): readonly Finding[] {
  if (title.style === 'plain') return [finding({ kind: 'build', message: title.message, file: title.file, line: number(title.line), at })]
  const excerpt = lines.join('\n')
  if (title.style === 'apple')
    return lines
      .flatMap((line) => appleSymbol.exec(line)?.[1] ?? [])
      .map((symbol) => finding({ kind: 'build', message: `Undefined symbol: ${symbol}`, excerpt, at }))
  const place = lines.map((line) => referenced.exec(line)).find((match) => match !== null)
  return [
    finding({
      kind: 'build',
      severity: title.severity,
      message: title.message,
      file: place?.[1] ?? place?.[3] ?? null,
      line: number(place?.[2] ?? place?.[4]),
      excerpt,
      at,
    }),
  ]
}
