import { styleText } from 'node:util'
import { asSeen } from '../as-seen.ts'

type Style = Parameters<typeof styleText>[0]

/** Tells a story on a terminal: what happens, in the order in which it happens, with the time since the start. */
export interface Narrator {
  title(text: string): void
  event(icon: string, text: string): void
  comment(author: string, body: string): void
  diff(text: string): void
  verdict(ok: boolean, text: string): void
}

const width = 96

/** Colours only where they are seen: on a terminal, and when NO_COLOR is not set. */
export function narrator(out: NodeJS.WriteStream): Narrator {
  const coloured = out.isTTY && (process.env['NO_COLOR'] ?? '') === ''
  const paint = (style: Style, text: string): string => (coloured ? styleText(style, text) : text)
  const started = performance.now()
  const print = (text: string): void => {
    out.write(`${text}\n`)
  }
  const stamp = (): string => paint('gray', `${((performance.now() - started) / 1_000).toFixed(1).padStart(6)}s `)
  const box = (title: string, lines: readonly string[], style: Style): void => {
    print(`        ${paint(style, `╭─ ${title} ${'─'.repeat(Math.max(2, width - title.length - 5))}`)}`)
    for (const line of lines) print(`        ${paint(style, '│')} ${line}`)
    print(`        ${paint(style, `╰${'─'.repeat(width - 1)}`)}`)
  }
  return {
    title: (text) => print(`\n${paint('bold', `━━ ${text} ${'━'.repeat(Math.max(2, width - text.length))}`)}\n`),
    event: (icon, text) => print(`${stamp()}${icon} ${text}`),
    comment: (author, body) =>
      box(
        `💬 ${author}`,
        asSeen(body).flatMap((line) => wrap(line, width - 2)),
        'cyan',
      ),
    diff: (text) =>
      box(
        'pushed',
        text.split('\n').map((line) => paint(line.startsWith('+') ? 'green' : line.startsWith('-') ? 'red' : 'gray', line)),
        'green',
      ),
    verdict: (ok, text) => print(`  ${paint(ok ? 'green' : 'red', `${ok ? '✔' : '✘'} ${text}`)}`),
  }
}

function wrap(line: string, most: number): readonly string[] {
  if (line.length <= most) return [line]
  const at = line.lastIndexOf(' ', most)
  const end = at > most / 2 ? at : most
  return [line.slice(0, end), ...wrap(line.slice(end).trimStart(), most)]
}
