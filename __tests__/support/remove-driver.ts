/** Removes the tree that its argument names, and prints whether nothing is left: to be run by a user whom rights hold back. */
import { existsSync } from 'node:fs'
import { removeTree } from '../../src/shell/remove-tree.ts'

const [, , path = ''] = process.argv
process.stdout.write(`${await removeTree(path)} ${existsSync(path)}`)
