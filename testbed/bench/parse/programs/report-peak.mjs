// Loaded before a program that is measured: its last line of output is the most memory it held, in kilobytes.
import { writeSync } from 'node:fs'

process.on('exit', () => writeSync(1, `\n${process.resourceUsage().maxRSS}\n`))
