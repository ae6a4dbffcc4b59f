import { defineConfig } from 'vite'
import { vietnameseLibrary } from './library-plugin.ts'

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
