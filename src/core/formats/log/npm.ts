import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding } from '../finding.ts'
import type { Block } from './block.ts'
import { openBlockReader } from './block-reader.ts'

const own = /^npm (?:error|ERR!)(?: (.*))?$/
const code = /^code (\w{1,40})$/
/** What the code of an error repeats in front of its lines. */
const label = /^(?:404|notarget|engine|notsup|JSON\.parse|code|ERESOLVE|EUSAGE|Cannot read|audit) |^404$/
/** Trouble of the network or the machine is told as such elsewhere. */
const transient = /^(?:ECONN\w{1,20}|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|ENETUNREACH|E429|E5\d\d|ENOSPC|ENOMEM|ERR_SOCKET_TIMEOUT|EPROTO)$/
const aside =
  /^(?:A complete log of this run|For a full report see|.{0,300}_logs[\\/]|Fix the upstream dependency conflict|notarget In most cases|this command with --force|to accept an incorrect)/

/** npm: dependencies that do not resolve, lock files out of step, missing scripts. */
export const npm: LogFormat = {
  name: 'npm',
  cues: ['npm error code ', 'npm ERR! code ', 'npm error Missing script: ', 'npm ERR! Missing script: ', 'npm ERR! missing script: '],
  open: () =>
    openBlockReader<string>({
      opens(line, _number, before) {
        const words = own.exec(line)?.[1] ?? ''
        if (/^missing script: /i.test(words)) return words
        if (!code.test(words)) return null
        // A script's failure is told by what the script printed.
        return (before(1) ?? '').includes('Lifecycle script') ? null : words
      },
      continues: (line) => own.test(line),
      limit: 80,
      read,
    }),
}

function read({ title, at, lines }: Block<string>): readonly Finding[] {
  const words = lines.map((line) => own.exec(line)?.[1] ?? '').filter((line) => !aside.test(line))
  const name = code.exec(title)?.[1]
  if (name === undefined) return [finding({ kind: 'setup', message: title, at })]
  if (name === 'ELIFECYCLE' || transient.test(name)) return []
  const path = words.find((line) => line.startsWith('path '))?.slice(5) ?? null
  const isNumber = /^\d{1,5}$/.test(name)
  if (isNumber && !(path ?? '').includes('node_modules')) return []
  const message = isNumber ? failedCommand(words, path) : summary(name, words)
  return message === ''
    ? []
    : [
        finding({
          kind: 'setup',
          message,
          file: /package(?:-lock)?\.json$/.test(path ?? '') ? path : null,
          rule: isNumber ? null : name,
          excerpt: words.join('\n').trim(),
          at,
        }),
      ]
}

/** The build of a dependency failed. */
function failedCommand(words: readonly string[], path: string | null): string {
  const command = words.find((line) => line.startsWith('command ') && line !== 'command failed')?.slice(8) ?? 'a script'
  const reason = words.find((line) => /(?:^|\s)(?:error|ERR!|Error):? /.test(line) && !line.includes('command failed'))
  return [
    `${/node_modules[\\/](.{1,200})$/.exec(path ?? '')?.[1] ?? 'A dependency'} could not be built: ${command}`,
    ...(reason === undefined ? [] : [reason]),
  ].join('\n')
}

/** The first paragraph that says something; for a conflict also what was found and what was wanted. */
function summary(name: string, words: readonly string[]): string {
  const filled = words
    .filter((line) => !/^(?:errno|syscall|path|file|dest|command|signal) /.test(line))
    .map((line) => line.replace(label, '').trimEnd())
  if (name === 'ERESOLVE') {
    const wanted = filled.findIndex(
      (line) => line.startsWith('Could not resolve dependency') || line.startsWith('Conflicting peer dependency'),
    )
    return [
      filled[0] ?? '',
      ...filled.filter((line) => line.startsWith('Found: ')).slice(0, 1),
      ...(wanted < 0 ? [] : filled.slice(wanted, wanted + 2)),
    ]
      .join('\n')
      .trim()
  }
  const paragraphs = filled
    .join('\n')
    .trim()
    .split(/\n\s*\n/)
  const details = name === 'EUSAGE' ? paragraphs.slice(1).filter((text) => /^(?:Missing|Invalid): /.test(text)) : []
  return [paragraphs[0] ?? '', ...details].join('\n').trim()
}
