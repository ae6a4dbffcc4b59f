#!/usr/bin/env node
// The command from a checkout: the built program where it is up to date, else the sources through tsx.
import { ensureBuild, isBuilt } from '../lib.mjs'

if (process.argv[2] === 'serve') await ensureBuild()
if (isBuilt('server')) await import('../../dist/src/cli.js')
else {
  const { register } = await import('tsx/esm/api')
  register()
  await import('../../src/cli.ts')
}
