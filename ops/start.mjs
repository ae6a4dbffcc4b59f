// npm start: installs and builds what is missing, then runs the server in this process.
import { ensureBuild, ensurePackages } from './lib.mjs'

await ensurePackages()
await ensureBuild()
process.argv = [process.argv[0], 'ansinh', 'serve', ...process.argv.slice(2)]
await import('../dist/src/cli.js')
