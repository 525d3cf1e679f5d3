import type { Frame } from '../model/evidence.ts'
import { number } from './finding.ts'
import { lineLimit } from './text.ts'

/** One way in which a stack frame is printed; the groups are file, line and column. */
interface FramePattern {
  /** What must stand in the line before the pattern is tried at all. */
  readonly hint: string
  readonly pattern: RegExp
  readonly file?: (match: RegExpExecArray) => string
}

const patterns: readonly FramePattern[] = [
  // Java and Kotlin: at com.acme.FooTest.adds(FooTest.java:58)
  {
    hint: '(',
    pattern:
      /^\s*at (?:[\w.@-]{1,200}\/)?(?:[\w.@-]{0,200}\/)?([\w$.<>]{1,500})\(([\w$-]{1,200}\.(?:java|kt|kts|scala|groovy)):(\d{1,7})\)/,
    file: javaFile,
  },
  // .NET: at Acme.FooTest.Adds() in D:\a\r\r\FooTest.cs:line 42
  { hint: ':line ', pattern: / in (.{1,1000}):line (\d{1,7})/ },
  // Node: at name (file:///x.js:1:2), at async file.js:1:2; a bundle's own address: webpack://app/./src/x.js:1:2
  {
    hint: 'at ',
    pattern:
      /^\s*at (?:.{0,500}\()?(?:async )?(?:webpack(?:-internal)?:\/\/[^/():]{0,100}\/)?((?:file:\/\/|[A-Za-z]:|node:)?[^():]{1,1000}):(\d{1,7}):(\d{1,7})\)?/,
  },
  // Vitest: ❯ name path:1:2
  { hint: '❯', pattern: /^\s*❯ (?:[^ ]{1,300} )?((?:[A-Za-z]:)?[^:]{1,1000}):(\d{1,7}):(\d{1,7})\s*$/ },
  // Babel: SyntaxError: /abs/x.test.js: Unexpected token (1:26)
  { hint: 'Error: ', pattern: /^\s*SyntaxError: ((?:[A-Za-z]:)?[^:]{1,1000}): [^()]{0,1000}\((\d{1,7}):(\d{1,7})\)/ },
  // Playwright: [chromium] › a.spec.ts:4:3 › calc › fails
  { hint: ' › ', pattern: /^\s*(?:\d{1,4}\) )?\[[^\]]{1,100}\] › ([^:›]{1,1000}):(\d{1,7}):(\d{1,7}) › / },
  // Python's traceback
  { hint: 'File "', pattern: /^(?:E\s+)?\s*File "([^"]{1,1000})", line (\d{1,7})/ },
  // pytest: tests/test_x.py:7: AssertionError
  { hint: '.py:', pattern: /^((?:[A-Za-z]:)?[^:\s][^:]{0,1000}\.pyx?):(\d{1,7}): / },
  // Rust: panicked at src/lib.rs:4:23, and frames of the backtrace
  { hint: 'panicked at ', pattern: /panicked at (?:'.{0,2000}', )?((?:[A-Za-z]:)?[^:']{1,1000}\.rs):(\d{1,7}):(\d{1,7})/ },
  { hint: '.rs:', pattern: /^\s*at ((?:[A-Za-z]:)?[^:]{1,1000}\.rs):(\d{1,7}):(\d{1,7})$/ },
  // Go: calc_test.go:4: message, and /abs/calc_test.go:8 +0x2e
  { hint: '.go:', pattern: /^\s+((?:[A-Za-z]:)?[^:\s]{1,1000}\.go):(\d{1,7})(?:: | \+0x|$)/ },
  // Ruby: ./spec/x_spec.rb:3:in, # ./spec/x_spec.rb:3
  { hint: '.rb:', pattern: /^\s*(?:# |from )?((?:[A-Za-z]:)?[^:\s]{1,1000}\.rb):(\d{1,7})(?::in|$)/ },
  // PHP: /abs/X.php:12, #0 /abs/X.php(12): call()
  { hint: '.php', pattern: /^\s*(?:#\d{1,4} )?((?:[A-Za-z]:)?[^:()]{1,1000}\.php)[:(](\d{1,7})/ },
  // GoogleTest: /abs/t.cpp:3 or t.cpp:3: Failure; Catch2's report: at /abs/t.cpp:9
  { hint: '.c', pattern: /^(?:at )?((?:[A-Za-z]:)?[^:\s]{1,1000}\.(?:cc|cpp|cxx|c)):(\d{1,7})(?:: (?:Failure|error)|$)/ },
  // assert() of C: t: /abs/t.c:7: main: Assertion `x' failed.
  { hint: ': Assertion', pattern: /^[^\s:]{1,300}: ((?:[A-Za-z]:)?[^:\s]{1,1000}):(\d{1,7}): .{1,1000}: Assertion [`'"]/ },
  // bats: (in test file test/a.bats, line 4)
  { hint: ', line ', pattern: /^\s*\((?:from function .{1,300} )?in (?:test )?file ([^()]{1,1000}), line (\d{1,7})[),]/ },
  // ts-jest: src/a.ts:3:7 - error TS2304: …
  { hint: ' - error TS', pattern: /^\s*([^\s:]{1,1000}\.[cm]?tsx?):(\d{1,7}):(\d{1,7}) - error TS\d/ },
  // Mocha names the file of a hook or test that ran out of time: Error: Timeout of 2000ms exceeded. … (/abs/b.spec.js)
  {
    hint: 'Timeout of ',
    pattern: /^\s*(?:Error: )?Timeout of \d{1,9}ms exceeded\..{0,1000} \(((?:file:\/\/)?(?:[A-Za-z]:)?[^()]{1,1000}\.[cm]?[jt]sx?)\)$/,
  },
]

const jvmCause = /^\s{0,40}Caused by: /
const jvmFile = /\.(?:java|kts?|scala|groovy)$/
const framesLimit = 200
/** How many lines are remembered, and how long they may be. */
const [knownLimit, knownLengthLimit] = [2_000, 500]

/** Reads one line as a stack frame. */
function readFrame(line: string): Frame | null {
  const capped = line.length > lineLimit ? line.slice(0, lineLimit) : line
  for (const { hint, pattern, file } of patterns) {
    if (!capped.includes(hint)) continue
    const match = pattern.exec(capped)
    if (match === null) continue
    if (file !== undefined) return { file: file(match), line: number(match[3]), column: null }
    return { file: (match[1] ?? '').trim(), line: number(match[2]), column: number(match[3]) }
  }
  return null
}

/** The class tells the folder that the file's bare name lacks. */
function javaFile(match: RegExpExecArray): string {
  const [, call = '', file = ''] = match
  const method = call.lastIndexOf('.')
  const type = call.lastIndexOf('.', method - 1)
  return method < 1 || type < 0 ? file : `${call.slice(0, type).replaceAll('.', '/')}/${file}`
}

/**
 * All frames of a text, innermost first. Python prints the innermost last, so its frames are turned round;
 * the JVM prints the cause of an error below it, and the cause's frames are nearer to the fault.
 */
export function readFrames(text: string, limit = framesLimit): readonly Frame[] {
  return readBy(readFrame, text, limit)
}

/** Like `readFrames`, for many texts of one report: most of their stacks are the same from some frame on, and such lines are read once. */
export function openFrameReader(): (text: string) => readonly Frame[] {
  const known = new Map<string, Frame | null>()
  const readLine = (line: string): Frame | null => {
    const earlier = known.get(line)
    if (earlier !== undefined) return earlier
    const frame = readFrame(line)
    if (known.size < knownLimit && line.length <= knownLengthLimit) known.set(line, frame)
    return frame
  }
  return (text) => readBy(readLine, text, framesLimit)
}

function readBy(readLine: (line: string) => Frame | null, text: string, limit: number): readonly Frame[] {
  let frames: Frame[] = []
  let outer: readonly Frame[] = []
  const titles: Frame[] = []
  for (const line of text.split('\n')) {
    if (line.includes('Caused by: ') && jvmCause.test(line) && frames.some(({ file }) => jvmFile.test(file))) {
      outer = [...frames, ...outer].slice(0, limit)
      frames = []
    }
    const frame = readLine(line)
    if (frame === null) continue
    // A title tells where a test begins, which is worth less than any frame of its failure.
    if (line.includes(' › ')) titles.push(frame)
    else frames.push(frame)
    if (frames.length > limit) frames.splice(limit / 2, 1)
  }
  frames = [...frames, ...outer]
  const python = frames.filter(({ file }) => file.endsWith('.py') || file.endsWith('.pyx') || file.startsWith('<')).length
  return [...(python * 2 > frames.length ? frames.reverse() : frames), ...titles.slice(0, 5)]
}

const library =
  /(?:^|[\\/])(?:node_modules|site-packages|dist-packages|hostedtoolcache|\.cargo|rustlib|rustc|\.m2|\.gradle|gems|go-\d[\d.]{0,10}|pkg[\\/]mod|node:internal|internal[\\/]process)(?:[\\/]|$)|^(?:node:|<|async |native|internal\/|\/usr\/(?:lib|local\/(?:go|lib)|include)\/|java\/|javax\/|jdk\/|sun\/|kotlin\/|org\/(?:junit|testng|apache\/maven|gradle|mockito|assertj)\/|\/rustc\/|vendor\/phpunit)|\/vendor\/(?:phpunit|bundle)\/|\/lib\/python\d/

/** Is this the code of a tool or library rather than the user's own? */
export function isLibrary(file: string): boolean {
  return library.test(file.slice(0, lineLimit))
}

/** The frame to show: the innermost one in the user's own code. */
export function ownFrame(frames: readonly Frame[]): Frame | null {
  return frames.find(({ file }) => !isLibrary(file)) ?? null
}
