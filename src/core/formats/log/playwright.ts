import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, number, placeOf } from '../finding.ts'
import { ownFrame, readFrames } from '../frames.ts'
import { headline } from '../headline.ts'
import { dedent } from '../text.ts'
import { splitErrors } from '../playwright-errors.ts'
import { openBlocks, type Block } from './block.ts'

/** `  1) [chromium] › a.spec.ts:4:3 › suite › test ───` */
const title = /^ {1,4}\d{1,5}\) (?:\[([^\]]{1,100})\] › )?([^\s›][^›:]{0,1000}):(\d{1,7}):(\d{1,7}) › (.*?)(?: ─{1,1000}| {1,10}=+)?$/
const count = /^ {2}\d{1,6} (failed|flaky|interrupted|skipped|did not run|passed|errors? was not a part|errors? were not a part)\b/
const summaryLine = /^ {4}(?:\[[^\]]{1,100}\] › )?\S[^›]{0,1000} › .{1,1000}$/
const retry = /^ {4}Retry #\d{1,3} /
/** A file that could not be loaded is told before any test runs. */
const loading = /^(\w{0,60}Error: .*)$/
const loadingPlace = /^ {3}at (\S.{0,1000}?):(\d{1,7})$/
const findingsLimit = 500

/** Playwright's list, line and dot reporters, which print failures alike. */
export const playwright: LogFormat = {
  name: 'playwright',
  cues: [' › ', '# failed', '# flaky', '   at '],
  open() {
    const found: { readonly found: Finding; readonly key: string }[] = []
    const flaky = new Set<string>()
    let list: string | null = null
    const blocks = openBlocks((block: Block<RegExpExecArray>) => {
      const key = keyOf(block.title[0].replace(/^ {1,4}\d{1,5}\) /, ''))
      if (found.length < findingsLimit) found.push(...readBlock(block).map((one) => ({ found: one, key })))
      return []
    })
    return {
      line(line, at, before) {
        const heading = count.exec(line)?.[1]
        if (heading !== undefined) {
          list = heading
          return blocks.close()
        }
        if (list === 'flaky' && summaryLine.test(line)) flaky.add(keyOf(line))
        const match = line.includes(' › ') ? title.exec(line) : null
        if (match !== null) {
          list = null
          return blocks.open(match, at)
        }
        if (blocks.current === null) return loadingPlace.test(line) ? readLoading(line, at, before) : []
        // Everything that belongs to a failure is set in; in between, reporters tell of their progress.
        if (line.startsWith('    ') || line.trim() === '') blocks.add(line)
        else return blocks.close()
        return []
      },
      awake: () => blocks.current !== null,
      end() {
        blocks.close()
        return found.map(({ found: one, key }) => (flaky.has(key) ? { ...one, flaky: true } : one))
      },
    }
  },
}

function keyOf(line: string): string {
  return line.replace(/ ─{1,1000}$/, '').trim()
}

function readBlock({ title, at, lines }: Block<RegExpExecArray>): readonly Finding[] {
  // The reporter for GitHub puts the title above each error of each attempt; the first attempt comes first.
  if (retry.test(lines.find((line) => line.trim() !== '') ?? '')) return []
  return splitErrors(lines).map((error) => readError(title, at, dedent(error)))
}

function readError([, project, file = '', line, , path = '']: RegExpExecArray, at: number, excerpt: string): Finding {
  const frames = [...readFrames(excerpt), { file, line: number(line), column: null }]
  return finding({
    kind: 'test',
    message: headline(excerpt) || `${path} failed`,
    ...placeOf(ownFrame(frames)),
    test: { suite: file, name: path, id: project === undefined ? null : `[${project}] › ${file}:${line} › ${path}` },
    excerpt,
    at,
    frames,
  })
}

function readLoading(line: string, at: number, before: (back: number) => string | null): readonly Finding[] {
  const place = loadingPlace.exec(line)
  const above: string[] = []
  for (let back = 1; back <= 20; back += 1) {
    const text = before(back)
    if (text === null) break
    above.unshift(text)
    const message = loading.exec(text)?.[1]
    if (message === undefined) continue
    if (!above.some((one) => one.startsWith('Require stack:')) && above.at(-1)?.trim() !== '') return []
    // The place is relative to the folder of the tests, which the stack above tells in full.
    const frame = { file: place?.[1] ?? '', line: number(place?.[2]), column: null }
    const required = above.map((one) => /^- (\S.{0,1000})$/.exec(one)?.[1]).find((path) => path?.endsWith(frame.file) === true)
    return [
      finding({
        kind: 'setup',
        message,
        file: required ?? frame.file,
        line: frame.line,
        excerpt: [...above, line].join('\n'),
        at: at - back,
        frames: [frame],
      }),
    ]
  }
  return []
}
