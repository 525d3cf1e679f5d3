import * as v from 'valibot'
import type { Finding, Format } from '../model/evidence.ts'
import { headText, itemsOf, listField, numberField, openJson, partOf, shapeOf, textField, type JsonReading } from './json-document.ts'
import { frameOf, testFinding } from './test-finding.ts'

const reportSchema = v.object({
  examples: v.array(v.unknown()),
  messages: listField,
  summary: partOf({ errors_outside_of_examples_count: numberField }),
})
const exampleSchema = v.object({
  full_description: v.string(),
  status: v.string(),
  file_path: textField,
  line_number: numberField,
  exception: partOf({ class: textField, message: textField, backtrace: listField }),
})
const outsideLimit = 50

/** `rspec --format json`: https://rspec.info/features/3-13/rspec-core/formatters/json-formatter/ */
export const rspecJson: Format = {
  name: 'rspec-json',
  recognises: ({ head }) =>
    /^\{\s{0,100}"version"\s{0,10}:\s{0,10}"\d[^"]{0,40}",\s{0,100}"(?:examples|messages|seed)"\s{0,10}:/.test(headText(head)),
  open: () =>
    openJson('rspec-json', (value) => {
      const report = shapeOf(value, reportSchema)
      return report === null ? null : readReport(report)
    }),
}

function readReport({ examples, messages, summary }: v.InferOutput<typeof reportSchema>): JsonReading {
  const tests = itemsOf(examples, exampleSchema)
  const failed = tests.filter(({ status }) => status === 'failed')
  const outside =
    (summary?.errors_outside_of_examples_count ?? 0) === 0
      ? []
      : messages
          .filter((message) => typeof message === 'string')
          .filter((message) => /\berror occurred\b/.test(message))
          .slice(0, outsideLimit)
  return {
    tests: tests.length + outside.length,
    failed: failed.length,
    errored: outside.length,
    skipped: tests.filter(({ status }) => status === 'pending').length,
    flaky: 0,
    findings: [...outside.map(readOutside), ...failed.map(readExample)],
  }
}

/** A file that could not be loaded, or a hook of the whole suite: told in words only. */
function readOutside(text: string): Finding {
  const lines = text.trim().split('\n')
  const file = /while loading (\S{1,1000}?)\.?$/.exec((lines[0] ?? '').slice(0, 1_200))?.[1]
  const words = lines.slice(1).join('\n').trim()
  const cause = words
    .split('\n')
    .filter((line) => !/^\s*#/.test(line))
    .join('\n')
    .trim()
  return testFinding({
    kind: 'setup',
    suite: null,
    name: '',
    message: cause === '' ? text : cause,
    trace: text,
    declared: frameOf(file, null),
  })
}

function readExample({
  full_description: name,
  file_path: file,
  line_number: line,
  exception,
}: v.InferOutput<typeof exampleSchema>): Finding {
  const stack = (exception?.backtrace ?? []).filter((frame) => typeof frame === 'string').join('\n')
  const trace = [exception?.class ?? '', stack].filter((text) => text !== '').join('\n')
  return testFinding({ suite: null, name: name.trim(), message: exception?.message ?? null, trace, declared: frameOf(file, line) })
}
