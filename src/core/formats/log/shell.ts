import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'

/** What a shell says when it cannot do what a script asks. */
const words = String.raw`command not found|not found|No such file or directory|Permission denied|Is a directory|cannot execute: required file not found|cannot execute binary file(?:: Exec format error)?|bad interpreter: .{1,200}|unbound variable|parameter not set|bad substitution|syntax error.{0,300}|unexpected EOF .{0,200}|[Ss]yntax error: .{0,300}|division by 0.{0,100}|ambiguous redirect|Bad substitution|Illegal option .{0,60}|Argument list too long|conditional binary operator expected|unary operator expected`
/** `deploy.sh: line 4: foo: command not found`, `/bin/bash: line 1: foo: command not found` */
const bash = new RegExp(`^((?:[A-Za-z]:)?[^\\s:][^:]{0,500}): (?:-c: )?line (\\d{1,7}): ((?:.{1,1000}: )?(?:${words}))$`)
/** dash: `deploy.sh: 4: foo: not found`, `sh: 1: foo: not found` */
const dash = new RegExp(`^([^\\s:][^:]{0,500}): (\\d{1,7}): ((?:.{1,1000}: )?(?:${words}))$`)
/** Without a line: `bash: foo: command not found`, `/bin/sh: foo: not found`, `env: 'node': No such file or directory` */
const bare =
  /^((?:\/(?:usr\/)?bin\/)?(?:bash|sh|dash|ash|zsh|ksh|env)): ((?:(?:command not found|no such file or directory): \S.{0,300})|(?:\S.{0,300}: (?:command not found|not found|No such file or directory|Permission denied|unbound variable)))$/
/** cmd and PowerShell */
const windows =
  /^(?:\S{1,300}: )?(?:'([^']{1,200})' is not recognized as an internal or external command|The term '([^']{1,200})' is not recognized as (?:a name|the name) of a cmdlet)/
const interpreter = /^(?:\/(?:usr\/)?bin\/)?(?:bash|sh|dash|ash|zsh|ksh)$/
const temporary = /[\\/]_temp[\\/][\w-]{1,80}\.sh$/
const missing = /command not found|: not found$|not recognized|bad interpreter|^env|required file not found/

/** Commands that a shell could not find or run. */
export const shell: LogFormat = {
  name: 'shell',
  cues: [
    'command not found',
    ': not found',
    'No such file or directory',
    'no such file or directory: ',
    'Permission denied',
    'unbound variable',
    'parameter not set',
    'yntax error',
    'unexpected EOF',
    'bad interpreter',
    'ubstitution',
    'is not recognized as',
    'cannot execute',
    'operator expected',
    'ambiguous redirect',
    'Illegal option',
    'Argument list too long',
    'division by 0',
    ': Is a directory',
  ],
  open() {
    const told = new Set<string>()
    return {
      line(line, at) {
        const one = read(line, at)
        if (one === null || told.has(one.message)) return []
        if (told.size < 500) told.add(one.message)
        return [one]
      },
      end: () => [],
    }
  },
}

function read(line: string, at: number): Finding | null {
  const placed = bash.exec(line) ?? dash.exec(line)
  if (placed !== null) {
    const [, script = '', row, message = ''] = placed
    const kind = missing.test(message) ? 'setup' : 'other'
    // A step's script is a temporary file, and a line in a command says nothing.
    if (temporary.test(script)) return finding({ kind, message: `bash: ${message}`, excerpt: line, at })
    if (interpreter.test(script))
      return finding({ kind, message: `${script.slice(script.lastIndexOf('/') + 1)}: ${message}`, excerpt: line, at })
    return finding({ kind, message, file: script, line: number(row), excerpt: line, at })
  }
  const other = bare.exec(line)
  if (other !== null) return finding({ kind: missing.test(line) ? 'setup' : 'other', message: line, excerpt: line, at })
  return windows.test(line) ? finding({ kind: 'setup', message: line.trim(), at }) : null
}
