import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

/**
 * React Aria speaks thirty languages, and Vietnamese is not among them: its English becomes ours (library-texts.ts), the
 * others stay out of the bundle. What it says and we do not use stays English. For the desk and the analysts' page.
 */
export function vietnameseLibrary(): Plugin {
  const ours = fileURLToPath(new URL('library-texts.ts', import.meta.url))
  const translated = ['combobox', 'menu', 'overlays', 'searchfield', 'toast']
  return {
    name: 'vietnamese-library',
    enforce: 'pre',
    load(id) {
      const found = /react-(?:aria|aria-components|stately)\/dist\/private\/intl\/(?:(\w+)\/)?(\w\w-\w\w)\.mjs/.exec(id)
      if (found === null) return undefined
      const [, part = 'components', locale] = found
      if (locale !== 'en-US') return 'export default undefined'
      if (part === 'components' || translated.includes(part))
        return `export { ${part} as default } from ${JSON.stringify(ours)}`
      return undefined
    },
  }
}
