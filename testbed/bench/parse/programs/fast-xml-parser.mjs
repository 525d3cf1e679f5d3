import { readFileSync } from 'node:fs'
import { XMLParser } from 'fast-xml-parser'

const report = new XMLParser({ ignoreAttributes: false, isArray: (name) => name === 'testsuite' || name === 'testcase' }).parse(
  readFileSync(process.argv[2], 'utf8'),
)
console.log(report.testsuites.testsuite.reduce((sum, suite) => sum + suite.testcase.length, 0))
