import { lstat, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ConfigError } from '../core/model/config.ts'
import { type Fixed, readFixed } from '../core/model/fixed.ts'
import { mapTexts } from '../core/model/map-texts.ts'
import type { Secrets } from '../core/model/secrets.ts'
import { type ClaimedTurn, readClaimed } from '../core/model/triaged.ts'

/** Of the files in the folder. */
export const names = {
  triage: 'triage.json',
  fix: 'fix.json',
  report: 'report.json',
  patch: 'change.patch',
  page: 'report.html',
  transcript: 'transcript.txt',
} as const
const mostBytes = 64 * 1024 * 1024

/** The folder in which the phases leave plain JSON for each other, without secrets. */
export function handover(
  folder: string,
  secrets: Pick<Secrets, 'redact'>,
): {
  writeClaimed(claimed: ClaimedTurn): Promise<string>
  readClaimed(): Promise<ClaimedTurn | null>
  writeFixed(fixed: Fixed): Promise<string>
  readFixed(): Promise<Fixed | null>
  /** What one of several jobs left, each in a folder of its own. */
  readPart(part: number): Promise<Fixed | null>
  writeReport(report: unknown): Promise<string>
  /** What lies beside the report: bytes, or a text that has no secret in it any more. */
  writeBeside(name: 'patch' | 'page' | 'transcript', content: Uint8Array | string): Promise<string>
} {
  return {
    writeClaimed: (claimed) => write(folder, names.triage, mapTexts(claimed, secrets.redact)),
    readClaimed: async () => {
      const found = await read(folder, names.triage)
      if (found === null) return null
      const claimed = readClaimed(found.value)
      if (claimed === null)
        throw new ConfigError(
          `\`${names.triage}\` in \`${folder}\` is not what the phase \`triage\` writes.`,
          'Hand the folder of `triage` over as it is, and use one version of this action in all phases.',
        )
      return claimed
    },
    // The change holds no secret any more, and what is looked for in it as text is not found in its base64.
    writeFixed: ({ change, ...rest }) => write(folder, names.fix, { ...Object(mapTexts(rest, secrets.redact)), change }),
    readFixed: async () => readFixed((await read(folder, names.fix))?.value),
    readPart: async (part) => readFixed((await read(join(folder, `fix-${part}`), names.fix))?.value),
    writeReport: (report) => write(folder, names.report, mapTexts(report, secrets.redact)),
    writeBeside: async (name, content) => {
      await mkdir(folder, { recursive: true })
      const path = join(folder, names[name])
      await writeFile(path, content)
      return path
    },
  }
}

async function write(folder: string, name: string, value: unknown): Promise<string> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, name)
  await writeFile(path, `${JSON.stringify(value, null, 2)}\n`)
  return path
}

/** What the file holds: null when there is none, an undefined value when it is no JSON of a sane size. A link is none: what it leads to is not what was handed over. */
async function read(folder: string, name: string): Promise<{ readonly value: unknown } | null> {
  const path = join(folder, name)
  const stats = await lstat(path).catch(() => null)
  if (stats?.isFile() !== true) return null
  if (stats.size > mostBytes) return { value: undefined }
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'))
    return { value }
  } catch {
    return { value: undefined }
  }
}
