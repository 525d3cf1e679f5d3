import { readFileSync } from 'node:fs'
import { xml2js } from 'xml-js'

const report = xml2js(readFileSync(process.argv[2], 'utf8'), { compact: true })
console.log(report.testsuites.testsuite.reduce((sum, suite) => sum + suite.testcase.length, 0))
