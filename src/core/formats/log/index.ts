import type { LogFormat } from '../../model/evidence.ts'
import { cargoTest } from './cargo-test.ts'
import { eslint } from './eslint.ts'
import { gcc } from './gcc.ts'
import { goBuild } from './go-build.ts'
import { goTest } from './go-test.ts'
import { infrastructure } from './infrastructure.ts'
import { jest } from './jest.ts'
import { mocha } from './mocha.ts'
import { nodeTest } from './node-test.ts'
import { pytest } from './pytest.ts'
import { rustc } from './rustc.ts'
import { tsc } from './tsc.ts'
import { vitest } from './vitest.ts'
import { workflowCommand } from './workflow-command.ts'

/** All kinds of lines that are known inside a log. */
export const logFormats: readonly LogFormat[] = [tsc, eslint, nodeTest, vitest, jest, mocha, pytest, goBuild, goTest, rustc, cargoTest, gcc, infrastructure, workflowCommand]
