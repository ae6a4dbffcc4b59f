import { defineConfig } from 'vite'

/** `vite build src/analytics/ui`. No inlined assets and no polyfill: the page's CSP allows files of this site only. */
export default defineConfig({
  base: '/analytics/',
  build: {
    outDir: '../../../dist/ui/dashboard',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
})
