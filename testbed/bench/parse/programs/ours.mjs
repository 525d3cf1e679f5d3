// The reader named in the last argument, fed as the command line feeds it.
import { Buffer } from 'node:buffer'
import { closeSync, openSync, readSync } from 'node:fs'

const [path, bundle, name] = process.argv.slice(2)
const { [name]: format } = await import(bundle)
const reader = format.open()
const file = openSync(path, 'r')
const buffer = Buffer.allocUnsafeSlow(1_048_576)
for (let length = readSync(file, buffer); length > 0; length = readSync(file, buffer)) reader.write(buffer.subarray(0, length))
closeSync(file)
const { tests, failed, findings } = reader.end()
console.log(tests, failed, findings.length)
