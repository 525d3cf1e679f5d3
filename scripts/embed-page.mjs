// Puts the files of the dashboard's page into lib/, in the place of what reads them from the sources: a program is one file.
import { writeFileSync } from 'node:fs'
import { readAssets } from '../src/cli/dashboard/assets.ts'

const assets = JSON.stringify([...readAssets()], null, 1)
writeFileSync('lib/cli/dashboard/assets.js', `const assets = new Map(${assets})\nexport function readAssets() {\n  return assets\n}\n`)
