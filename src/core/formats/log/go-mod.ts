import type { LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'
import { openBlockReader } from './block-reader.ts'

/** The go command speaks of ordinary things in the same way, so only what it says of errors counts. */
const trouble =
  /no required module provides package|missing go\.sum entry|updates to go\.(?:mod|sum|work) needed|inconsistent vendoring|checksum mismatch|cannot find (?:main module|module)|go\.mod file not found|unknown revision|invalid version|reading \S{1,500}: (?:404|410|unexpected)|module \S{1,300} found .{0,300}but does not contain package|is not in (?:GOROOT|std)|module declares its path as|errors parsing|go\.mod requires go >= |go\.mod file indicates go |ambiguous import|malformed module path|import cycle not allowed|module lookup disabled|toolchain not available|build constraints exclude all Go files|no Go files in|cannot load|conflicting (?:replacements|requirements)|unrecognized import path/
const own = /^go: (.*)$/
const passing =
  /^go: (?:downloading|finding|found|added|upgraded|downgraded|removed|to add|creating|warning|trying|extracting|switching|copying|adding) /
/** `/p/go.mod:5: unknown directive: requir`, below `go: errors parsing go.mod:` */
const place = /^((?:[A-Za-z]:)?[^\s:]{1,1000}go\.(?:mod|work|sum)|go\.(?:mod|work|sum)):(\d{1,7})(?::(\d{1,7}))?: (.*)$/
const pattern = /^(?:pattern|package) \S{1,300}(?:: | is not in | imports )/

/** The go command about modules, when it does not get as far as compiling. */
export const goMod: LogFormat = {
  name: 'go-mod',
  cues: ['go: ', 'go.mod:', 'go.work:', 'pattern ', 'package '],
  open: () =>
    openBlockReader<{ readonly message: string; readonly place: RegExpExecArray | null }>({
      opens(line) {
        const inFile = place.exec(line)
        if (inFile !== null) return { message: inFile[4] ?? line, place: inFile }
        if (!trouble.test(line) || passing.test(line)) return null
        const message = own.exec(line)?.[1] ?? (pattern.test(line) ? line : null)
        // The place that follows tells more.
        return message === null || message.startsWith('errors parsing') ? null : { message, place: null }
      },
      continues: (line, lines) => line.startsWith('\t') && lines.length < 12,
      read({ title: { message, place: where }, at, lines }) {
        const more = lines.map((line) => line.trim())
        const isHint = message.endsWith('to add it:') || message.endsWith('to add:')
        return [
          finding({
            kind: 'setup',
            message: isHint || more.length === 0 ? message : [message, ...more].join('\n'),
            file: where?.[1] ?? null,
            line: number(where?.[2]),
            column: number(where?.[3]),
            excerpt: [message, ...more].join('\n'),
            at,
          }),
        ]
      },
    }),
}
