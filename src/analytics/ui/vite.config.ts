import { defineConfig } from 'vite'
import { vietnameseLibrary } from '../../console/ui/library-plugin.ts'

/** `vite build src/analytics/ui`. No inlined assets and no polyfill: the page's CSP allows files of this site only. */
export default defineConfig({
  base: '/analytics/',
  build: {
    outDir: '../../../dist/ui/dashboard',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The charts' library: a chunk of its own, fetched with the first chart that needs it.
    chunkSizeWarningLimit: 700,
  },
  oxc: { jsx: { runtime: 'automatic' } },
  plugins: [vietnameseLibrary()],
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
})
