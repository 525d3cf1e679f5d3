import { Buffer } from 'node:buffer'
import { closeSync, openSync, readSync } from 'node:fs'
import { StringDecoder } from 'node:string_decoder'
import { SaxesParser } from 'saxes'

const parser = new SaxesParser()
let found = 0
parser.on('opentag', ({ name }) => {
  if (name === 'testcase') found += 1
})
const file = openSync(process.argv[2], 'r')
const buffer = Buffer.allocUnsafeSlow(1_048_576)
const decoder = new StringDecoder('utf8')
for (let length = readSync(file, buffer); length > 0; length = readSync(file, buffer))
  parser.write(decoder.write(buffer.subarray(0, length)))
parser.close()
closeSync(file)
console.log(found)
