// Writes the tables of README.md: inputs and outputs from action.yml, commands from their registry; and those of docs/setup.md. The tests compare them.
import { readFileSync, writeFileSync } from 'node:fs'
import { argv } from 'node:process'
import { pathToFileURL } from 'node:url'
import { parse } from 'yaml'
import { commands } from '../src/core/commands/index.ts'
import { commandTable } from '../src/core/commands/table.ts'
import { appSteps, numbered } from '../src/core/setup/app-steps.ts'
import { checks } from '../src/core/setup/checks/index.ts'

const cell = (text) => String(text).replace(/\s+/g, ' ').replaceAll('|', '\\|').trim()
const row = (cells) => `| ${cells.join(' | ')} |`

/** The README with its tables as action.yml and the registry of commands have them. */
export function withTables(readme, actionYaml) {
  const action = parse(actionYaml)
  const inputs = Object.entries(action.inputs).map(([name, { description, default: value }]) =>
    row([`\`${name}\``, shown(name, value), cell(description)]),
  )
  const outputs = Object.entries(action.outputs).map(([name, { description }]) => row([`\`${name}\``, cell(description)]))
  const tables = {
    inputs: [row(['input', 'default', 'what it is']), row(['---', '---', '---']), ...inputs],
    commands: commandTable(commands, action.inputs['command-prefix'].default, action.inputs['max-attempts'].default),
    outputs: [row(['output', 'what it is']), row(['---', '---']), ...outputs],
  }
  return filled(readme, tables)
}

/** The page on setting the loop up, with the checks and the steps as their sources have them. */
export function withChecks(page) {
  const table = [
    row(['check', 'what it looks at', 'asks GitHub']),
    row(['---', '---', '---']),
    ...checks.map(({ name, looksAt, needs }) => row([`\`${name}\``, cell(looksAt), needs === 'github' ? 'yes' : ''])),
  ]
  return filled(page, { checks: table, 'app-steps': numbered(appSteps).split('\n') })
}

function filled(page, tables) {
  return Object.entries(tables).reduce(
    (text, [name, lines]) =>
      text.replace(
        new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- /${name} -->)`),
        (_, start, end) => `${start}${lines.join('\n')}\n${end}`,
      ),
    page,
  )
}

function shown(name, value) {
  if (value === undefined || value === '') return ''
  return `\`${value.replace(/^\$\{\{ (.*) \}\}$/, '$1')}\``
}

if (import.meta.url === pathToFileURL(argv[1]).href) {
  writeFileSync('README.md', withTables(readFileSync('README.md', 'utf8'), readFileSync('action.yml', 'utf8')))
  writeFileSync('docs/setup.md', withChecks(readFileSync('docs/setup.md', 'utf8')))
}
