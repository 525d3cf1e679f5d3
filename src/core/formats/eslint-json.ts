import * as v from 'valibot'
import type { Format } from '../model/evidence.ts'
import { finding } from './finding.ts'
import { headText, itemsOf, listField, noTests, numberField, openJson, textField } from './json-document.ts'

const fileSchema = v.object({ filePath: v.string(), messages: v.array(v.unknown()) })
const messageSchema = v.object({
  ruleId: textField,
  severity: v.number(),
  message: v.string(),
  line: numberField,
  column: numberField,
  suppressions: listField,
})

/** `eslint --format json`: https://eslint.org/docs/latest/use/formatters/#json */
export const eslintJson: Format = {
  name: 'eslint-json',
  recognises: ({ head }) => /^\[\s{0,100}\{\s{0,100}"filePath"\s{0,10}:/.test(headText(head)),
  open: () =>
    openJson('eslint-json', (value) => {
      if (!Array.isArray(value)) return null
      const findings = itemsOf(value, fileSchema).flatMap(({ filePath, messages }) =>
        itemsOf(messages, messageSchema)
          .filter(({ suppressions }) => suppressions.length === 0)
          .map(({ ruleId, severity, message, line, column }) =>
            finding({ kind: 'lint', severity: severity >= 2 ? 'error' : 'warning', message, file: filePath, line, column, rule: ruleId }),
          ),
      )
      return { ...noTests, findings }
    }),
}
