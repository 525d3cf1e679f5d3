import { readFileSync } from 'node:fs'
import { parseStringPromise } from 'xml2js'

const report = await parseStringPromise(readFileSync(process.argv[2], 'utf8'))
console.log(report.testsuites.testsuite.reduce((sum, suite) => sum + suite.testcase.length, 0))
