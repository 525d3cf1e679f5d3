import type { LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'
import { openBlockReader } from './block-reader.ts'

const title =
  /^error: ((?:no matching package|failed to (?:parse manifest|parse lock file|select a version|get `|load (?:source|manifest)|read `|run custom build command|verify the checksum|download|fetch|resolve patches)|the lock file |package `.{1,200}` cannot be built|package ID specification|could not find `Cargo\.toml`|linking with `|toolchain '|component |rustc .{1,60} is not supported|feature `|cyclic package dependency|no such (?:command|subcommand)|cannot (?:install|specify)|unexpected argument|current package believes|invalid type|unable to get packages).*)$/
const manifest = /`([^`]{1,500}Cargo\.(?:toml|lock))`|((?:[A-Za-z]:)?[/\\][^\s`]{1,500}Cargo\.(?:toml|lock))/
const place = /TOML parse error at line (\d{1,7}), column (\d{1,7})/
const network =
  /spurious network|Could not resolve host|Timeout was reached|\b50[0234]\b|download of .{1,200} failed|network failure|^ {1,8}\[\d{1,2}\] (?:Could(?:n't| not) (?:resolve|connect)|Timeout|SSL connect|Failure when receiving)/m

/** Cargo's own errors: manifests, dependencies, build scripts, the linker; the compiler's have an arrow below them. */
export const cargo: LogFormat = {
  name: 'cargo',
  cues: ['error: '],
  open: () =>
    openBlockReader<string>({
      limit: 80,
      opens: (line) => title.exec(line)?.[1] ?? null,
      continues: (line, lines) => !/^(?:error|warning)(?:\[|: )/.test(line) && !(line.trim() === '' && lines.at(-1)?.trim() === ''),
      read({ title: message, at, lines }) {
        const text = lines.join('\n')
        // A manifest with a place is shown as the compiler shows its errors.
        if (/^ {1,8}--> /m.test(text)) return []
        const inFile = manifest.exec(message)
        const where = place.exec(text)
        const causes = lines
          .filter(
            (line) =>
              /^ {2,4}\S/.test(line) ||
              /^(?:location searched|required by|versions that meet|candidate versions|all possible versions|perhaps )/.test(line),
          )
          .slice(0, 8)
          .map((line) => line.trim())
        const isBuild = /^(?:linking with|failed to run custom build command)/.test(message)
        return [
          finding({
            kind: isBuild ? 'build' : network.test(`${message}\n${text}`) ? 'infrastructure' : 'setup',
            message: [message, ...causes].join('\n'),
            file: inFile?.[1] ?? inFile?.[2] ?? null,
            line: number(where?.[1]),
            column: number(where?.[2]),
            excerpt: text,
            at,
          }),
        ]
      },
    }),
}
