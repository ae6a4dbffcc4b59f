import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** `/demo` is a page of its own: it and its style reach the output as they are. */
function copyDemoPage(): Plugin {
  return {
    name: 'copy-demo-page',
    generateBundle() {
      for (const fileName of ['demo.html', 'demo.css']) {
        this.emitFile({ type: 'asset', fileName, source: readFileSync(here(fileName)) })
      }
    },
  }
}

/**
 * One classic script, so that a host page needs one tag and one `script-src`. The targets are the last browsers of
 * Android 5 to 7 (Chrome 95 and later keeps updating on newer ones).
 */
export default defineConfig({
  root: here('.'),
  publicDir: false,
  plugins: [copyDemoPage()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: here('../../../dist/ui/widget'),
    emptyOutDir: true,
    target: ['chrome95', 'safari15', 'firefox95'],
    modulePreload: false,
    rolldownOptions: {
      input: here('main.tsx'),
      output: { format: 'iife', entryFileNames: 'widget.js' },
    },
  },
})
