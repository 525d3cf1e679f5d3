import { accessSync, constants } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'

/** The absolute path of a program that may be run, or null. Relative folders of the PATH are passed over: a checkout could fill them. */
export function onPath(program: string, path: string): string | null {
  return (
    path
      .split(delimiter)
      .filter(isAbsolute)
      .map((folder) => join(folder, program))
      .find(isExecutable) ?? null
  )
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
