import type { Finding, Frame, LogFormat } from '../../model/evidence.ts'
import { finding, number, placeOf } from '../finding.ts'
import { openBlocks, type Block } from './block.ts'

const heading = /^error during build:$/
/** Rollup on its own. */
const rollup = /^\[!\] (?:\(plugin .{1,100}?\) (?:\w{0,40}Error: )?|\w{0,40}Error: )(.*)$/
const plugin = /^(?:\[[\w:@/.-]{1,100}\] ?|\[plugin [\w:@/.-]{1,100}\] ?){1,3}:? ?/
const counted = /^Build failed with \d{1,6} errors?:$/
const stack = /^\s{0,8}at |^\s{0,8}\}$/
const linesLimit = 40

/** Ways in which the place is told, surest first; lines count from 1, columns from 0 or 1 depending on who parsed. */
const places: readonly RegExp[] = [
  /^file: ((?:[A-Za-z]:)?[^:]{1,1000}?)(?:\?[^:]{0,200})?:(\d{1,7}):(\d{1,7})/m,
  /\[ ((?:[A-Za-z]:)?[^:[\]\n]{1,1000}):(\d{1,7}):(\d{1,7}) \]/,
  /^((?:[A-Za-z]:)?[^\s:(][^:(\n]{0,1000}) \((\d{1,7}):(\d{1,7})\)/m,
  /^file: ((?:[A-Za-z]:)?[^:\s]{1,1000})$/m,
  /(?:from|imported by) "([^"\n]{1,1000})"/,
  /^((?:[A-Za-z]:|\.)?[/\w@][^\s:()]{0,1000}\.(?:[cm]?[jt]sx?|vue|svelte|css))$/m,
]

/** Vite and Rollup when a build fails. */
export const vite: LogFormat = {
  name: 'vite',
  cues: ['error during build:', '[!] '],
  open() {
    const blocks = openBlocks(readBlock)
    return {
      line(line, at) {
        const alone = line.startsWith('[!] ') ? rollup.exec(line) : null
        if (alone !== null) {
          const done = blocks.open('rollup', at)
          blocks.add(alone[1] ?? '')
          return done
        }
        if (heading.test(line)) return blocks.open('vite', at)
        if (stack.test(line) || line.startsWith('##[') || (blocks.current?.lines.length ?? 0) >= linesLimit) return blocks.close()
        blocks.add(line)
        return []
      },
      awake: () => blocks.current !== null,
      end: () => blocks.close(),
    }
  },
}

function readBlock({ at, lines }: Block<string>): readonly Finding[] {
  const filled = lines.filter((line) => line.trim() !== '' && !counted.test(line))
  const text = filled.join('\n')
  const failed = /^Transform failed with \d{1,6} errors?:$/
  const words = filled.map((line) => line.replace(plugin, '')).filter((line) => !failed.test(line))
  // What esbuild could not transform is told by its own line.
  if (filled.some((line) => failed.test(line.replace(plugin, ''))) && words[0]?.includes(': ERROR: ') === true) return []
  const message = withoutPlace(code(words[0] ?? '').words)
  if (message === '') return []
  const frame = readPlace(text.replace(/^\[plugin [^\]]{1,100}\] /gm, ''))
  return [
    finding({
      kind: 'build',
      message,
      ...placeOf(frame),
      rule: code(filled[0] ?? '').name,
      excerpt: filled.join('\n'),
      at: at + 1,
      frames: frame === null ? [] : [frame],
    }),
  ]
}

/** Rolldown puts a name in front: `[UNRESOLVED_IMPORT] Could not resolve …`. */
function code(line: string): { readonly name: string | null; readonly words: string } {
  const match = /^\[([A-Z][A-Z_]{2,60})\] (.*)$/.exec(line)
  return match === null ? { name: null, words: line } : { name: match[1] ?? null, words: match[2] ?? '' }
}

function withoutPlace(line: string): string {
  return line.replace(/^[^\s:(][^:(]{0,1000} \(\d{1,7}:\d{1,7}\): /, '').trim()
}

function readPlace(text: string): Frame | null {
  const bare = text.replace(new RegExp(plugin.source, 'gm'), '')
  for (const pattern of places) {
    const match = pattern.exec(bare)
    if (match !== null) return { file: (match[1] ?? '').trim(), line: number(match[2]), column: number(match[3]) }
  }
  return null
}
