import type { Finding, Frame, LogFormat } from '../../model/evidence.ts'
import type { TestName } from '../../model/diagnostic.ts'
import { finding, placeOf } from '../finding.ts'
import { ownFrame } from '../frames.ts'
import { readException } from '../python.ts'
import { openHeadedBlocks, type Block } from './block.ts'

const ruler = /^={70}$/
/** `FAIL: test_x (tests.test_cart.CartTest.test_x) (count=0)`; before Python 3.11 the brackets end with the class. */
const title = /^(FAIL|ERROR|UNEXPECTED SUCCESS): (\S.{0,500}?)(?: \(([\w.<>]{1,500})\)(.{0,1000}))?$/
const end = /^(?:Ran \d{1,9} tests? in |FAILED \(|OK\b)/
/** With `--buffer`, what the test wrote stands below its failure, and may look like one. */
const captured = /^Std(?:out|err):$/
/** What unittest makes up for a module that it could not import. */
const importFailure = /^unittest\.(?:loader\._FailedTest|loader\.ModuleImportFailure)\b/

/** Python's unittest, also as Django runs it. */
export const unittest: LogFormat = {
  name: 'unittest',
  cues: ['='.repeat(70)],
  open() {
    return openHeadedBlocks(readBlock, { heading: ruler, end, title: (line) => title.exec(line) })
  },
}

function readBlock({ title: match, at, lines }: Block<RegExpExecArray>): readonly Finding[] {
  const [, outcome, method = '', path = '', parameters = ''] = match
  const excerpt = lines.filter((line) => !/^-{70}$/.test(line)).join('\n')
  if (outcome === 'UNEXPECTED SUCCESS')
    return [
      finding({
        kind: 'test',
        message: 'Unexpected success',
        test: splitName(method, path, parameters),
        frames: moduleFrames(method, path),
        at,
      }),
    ]
  const all = excerpt.split('\n')
  const written = all.findIndex((line, index) => captured.test(line) && all[index - 1] === '')
  const { message, frames } = readException(written < 0 ? all : all.slice(0, written))
  return [
    finding({
      kind: importFailure.test(path) || /^(?:setUp|tearDown)(?:Class|Module)$/.test(method) ? 'setup' : 'test',
      message: message === '' ? excerpt.trim() || `${method} failed` : message,
      ...placeOf(ownFrame(frames)),
      test: splitName(method, path, parameters),
      excerpt,
      at,
      frames: [...frames, ...moduleFrames(method, path)],
    }),
  ]
}

function splitName(method: string, path: string, parameters: string): TestName {
  if (path === '' || importFailure.test(path)) return { suite: 'unittest', name: method, id: null }
  return { suite: classPath(method, path), name: `${method}${parameters}`, id: null }
}

function classPath(method: string, path: string): string {
  return path.endsWith(`.${method}`) ? path.slice(0, -method.length - 1) : path
}

/** The module that holds the class, for failures without a stack of the user's own. */
function moduleFrames(method: string, path: string): readonly Frame[] {
  const module = importFailure.test(path) ? method : classPath(method, path).split('.').slice(0, -1).join('.')
  return module === '' ? [] : [{ file: `${module.replaceAll('.', '/')}.py`, line: null, column: null }]
}
