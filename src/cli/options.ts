import { parseArgs, type ParseArgsConfig } from 'node:util'
import { ConfigError } from '../core/model/config.ts'
import type { Input } from '../shell/input-values.ts'
import { UsageError } from './usage-error.ts'

type Options = NonNullable<ParseArgsConfig['options']>

/** Reads options and what stands beside them; throws a {@link UsageError} in words. */
export function parseOptions<const Known extends Options>(
  args: readonly string[],
  options: Known,
): ReturnType<typeof parseArgs<{ options: Known; allowPositionals: true }>> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    // Node explains at length how to write what was hardly meant.
    const [first = ''] = (error instanceof Error ? error.message : '').split(/\n|\. /)
    const [, ambiguous] = /^Option '(--[\w-]{1,40}).{0,20}' argument is ambiguous\.?$/.exec(first) ?? []
    throw new UsageError(
      ambiguous === undefined ? `${first.replace(/\.$/, '')}.` : `\`${ambiguous}\` has no value, or one that begins with a dash.`,
      '`--help` lists the options.',
    )
  }
}

/** For commands that take options only. */
export function refusePositionals(positionals: readonly string[]): void {
  const [first] = positionals
  if (first !== undefined)
    throw new UsageError(`\`${first.slice(0, 100)}\` is no option.`, '`--help` lists them; put what holds spaces into quotes.')
}

export function numberOf(name: string, given: string | undefined): number | null {
  if (given === undefined) return null
  const value = Number(given)
  if (/^\d{1,9}$/.test(given) && value >= 1) return value
  throw new UsageError(`\`--${name} ${given.slice(0, 100)}\` is not a whole number from 1.`, `Write for example \`--${name} 100\`.`)
}

/** Options of the command line in the place of the action's inputs of the same names. */
export function inputOf(values: Readonly<Record<string, string | undefined>>): Input {
  return (name, fallback = '') => (values[name] ?? '').trim() || fallback
}

/** What reads the action's inputs speaks of those: here they are options. `names` says which have another name. */
export function inOptions<T>(read: () => T, names: Readonly<Record<string, string>> = {}): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    const asOption = (text: string): string =>
      text.replaceAll(/The input `([\w-]+)`/g, (_, name: string) => `The option \`--${names[name] ?? name}\``)
    throw new UsageError(asOption(error.message), asOption(error.remedy))
  }
}
