// npm run build: everything that is older than its sources.
import { ensureBuild, ensurePackages } from './lib.mjs'

await ensurePackages()
await ensureBuild()
