import type { LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'
import { openBlockReader } from './block-reader.ts'

const error =
  /^(?:ERROR: {2})?((?:Could not find gem '|Could not find \S{1,200} in (?:any of the sources|locally installed gems|cached gems|rubygems)|Could not find compatible versions|Bundler could not find compatible versions for gem|Your Ruby version is \d|Your bundle only supports platforms|The (?:dependencies|gemspecs?) (?:in your gemfile|for .{1,100}) changed|You are trying to install in deployment mode after changing|An error occurred while installing \S|The gemspec at |Your lockfile does not satisfy|Some (?:gems seem to be missing|dependencies in your Gemfile)).*)$/
const parsing = /^\[!\] There was an error (?:while loading|parsing) `([^`]{1,500})`: (.*)$/
const from = /^ # {1,2}from (.{1,1000}):(\d{1,7})$/

interface Title {
  readonly message: string
  readonly file: string | null
}

/** Bundler: gems that do not resolve or install. */
export const bundler: LogFormat = {
  name: 'bundler',
  cues: [
    'Could not find ',
    'Bundler could not find',
    'Your Ruby version is',
    'Your bundle only supports',
    'The dependencies in your gemfile',
    'The gemspec',
    'You are trying to install in deployment',
    'An error occurred while installing',
    '[!] There was an error',
    'Your lockfile does not',
    'Some gems seem',
    'Some dependencies in your Gemfile',
  ],
  open: () =>
    openBlockReader<Title>({
      limit: 40,
      opens(line) {
        const match = parsing.exec(line)
        if (match !== null) return { message: match[2] ?? line, file: match[1] ?? null }
        const other = error.exec(line)
        return other === null ? null : { message: other[1] ?? line, file: null }
      },
      continues: (line, lines, { file }) => (file !== null ? /^(?:\s|\.|#|>|$)/.test(line) : line.trim() !== '' && lines.length < 20),
      read({ title: { message, file }, at, lines }) {
        const place = lines.map((line) => from.exec(line)).find((match) => match !== null)
        return [finding({ kind: 'setup', message, file: place?.[1] ?? file, line: number(place?.[2]), excerpt: lines.join('\n'), at })]
      },
    }),
}
