import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

/** `vite build src/console/ui`. No inlined assets and no polyfill: the page's CSP allows files of this site only. */
export default defineConfig({
  base: '/staff/',
  build: {
    outDir: '../../../dist/ui/console',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  oxc: { jsx: { runtime: 'automatic' } },
  plugins: [vietnameseLibrary()],
  server: { proxy: { '/api': 'http://127.0.0.1:3000', '/media': 'http://127.0.0.1:3000' } },
})

/**
 * React Aria speaks thirty languages, and Vietnamese is not among them: its English becomes ours (library-texts.ts), the
 * others stay out of the bundle. What it says and we do not use stays English.
 */
function vietnameseLibrary(): Plugin {
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
