import { writeFailures } from '../../core/brief/brief-failures.ts'
import { annotations } from './annotations.ts'
import { json } from './json.ts'
import type { Renderer } from './renderer.ts'
import { sarif } from './sarif.ts'
import { table } from './table.ts'

/** All ways to print a report, by the name that `--format` takes. */
const renderers = { json, brief: (report, _, facts) => writeFailures(report, facts), table, sarif, annotations } satisfies Readonly<
  Record<string, Renderer>
>

export type FormatName = keyof typeof renderers

export const formatNames: readonly string[] = Object.keys(renderers)

export function isFormatName(name: string): name is FormatName {
  return Object.hasOwn(renderers, name)
}

export function rendererOf(name: FormatName): Renderer {
  return renderers[name]
}
