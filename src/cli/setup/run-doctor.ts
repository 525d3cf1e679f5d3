import { examine } from '../../core/setup/checks/index.ts'
import { readRepository } from '../../core/setup/repository.ts'
import type { Terminal } from '../terminal.ts'
import type { DoctorCommand } from './arguments.ts'
import { askGitHub } from './ask-github.ts'
import { readWorkflows } from './read-workflows.ts'
import { renderFindings } from './render-findings.ts'

/** `ci-feedback-loop doctor`: gives the exit code. */
export async function runDoctor(command: DoctorCommand, terminal: Terminal): Promise<number> {
  const files = await readWorkflows(command.root)
  const github = command.tokenVariable === null ? null : await askGitHub(command, command.tokenVariable, terminal)
  const findings = examine(readRepository(files, github))
  await terminal.print(renderFindings(findings, { format: command.format, screen: terminal.screen, asked: github?.repository ?? null }))
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0
}
