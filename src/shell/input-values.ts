import { ConfigError } from '../core/model/config.ts'

/** Gives the text of an input, trimmed; `fallback`, or nothing, when it is empty. */
export type Input = (name: string, fallback?: string) => string

export function readChoice<const Choice extends string>(text: string, name: string, choices: readonly Choice[]): Choice {
  const choice = choices.find((known) => known === text)
  if (choice === undefined) throw new ConfigError(`The input \`${name}\` is \`${text}\`.`, `Use one of: ${choices.join(', ')}.`)
  return choice
}

export function readNumber(
  text: string,
  name: string,
  bounds: { readonly least: number; readonly most: number; readonly fraction?: boolean },
): number {
  const value = Number(text)
  if (!Number.isFinite(value) || value < bounds.least || value > bounds.most || (bounds.fraction !== true && !Number.isInteger(value)))
    throw new ConfigError(
      `The input \`${name}\` is \`${text}\`.`,
      `Give a ${bounds.fraction === true ? '' : 'whole '}number from ${bounds.least} to ${bounds.most}.`,
    )
  return value
}

/** A limit that need not be given. */
export function readLimit(text: string, name: string, most: number): number | null {
  return text === '' ? null : readNumber(text, name, { least: 0.01, most, fraction: true })
}

export function readBoolean(text: string, name: string): boolean {
  if (text === 'true') return true
  if (text === 'false') return false
  throw new ConfigError(`The input \`${name}\` is \`${text}\`.`, 'Use `true` or `false`.')
}

/** One value a line, or several on a line with commas between them. */
export function readList(text: string): readonly string[] {
  return readParts(text, /[\n,]/)
}

/** One value a line, whatever it holds. */
export function readLines(text: string): readonly string[] {
  return readParts(text, /\n/)
}

function readParts(text: string, separator: RegExp): readonly string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !part.startsWith('#'))
}
