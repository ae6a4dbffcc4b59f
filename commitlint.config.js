import { readdirSync } from 'node:fs'

/** The scope is the folder that changes, so a new folder is a new scope without an edit here. */
const folders = ['src', 'channels'].flatMap((parent) =>
  readdirSync(new URL(parent, import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name),
)

export default {
  extends: ['@commitlint/config-conventional'],
  rules: {
    'scope-enum': [2, 'always', [...new Set([...folders, 'intents', 'knowledge', 'test', 'docs', 'ops', 'deps'])]],
    // Legal documents and product names begin with a capital.
    'subject-case': [0],
  },
}
