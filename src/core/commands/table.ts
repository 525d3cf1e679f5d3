import { type Listed, written } from './command.ts'

/** All commands as a table in Markdown: what the answer to `help` and the README show. */
export function commandTable(commands: readonly Listed[], prefix: string, attempts: number | string): readonly string[] {
  return [
    '| command | what it does |',
    '| --- | --- |',
    ...commands.map(({ name, argument, help }) => `| ${written(prefix, name, argument)} | ${help(attempts)} |`),
  ]
}
