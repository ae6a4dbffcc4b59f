import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { build, defineConfig, type Plugin, type Rolldown } from 'vite'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The last browsers of Android 5 to 7 (Chrome 95 and later keeps updating on newer ones). */
const target = ['chrome95', 'safari15', 'firefox95']
/** What `/widget/` serves. */
const FOLDER = 'widget/'

/**
 * The host page's one script is built around the name of the chat's file. It is a classic script of its own, so that
 * nothing of the chat is on a page where nobody asks.
 */
function addLoader(): Plugin {
  return {
    name: 'add-loader',
    async generateBundle(_options, bundle) {
      const chat = Object.values(bundle).find((file) => file.type === 'chunk' && file.isEntry)
      const built = await build({
        configFile: false,
        root: here('.'),
        publicDir: false,
        logLevel: 'warn',
        plugins: [withoutPreload()],
        define: { CHAT_FILE: JSON.stringify(chat?.fileName.slice(FOLDER.length)) },
        build: {
          write: false,
          target,
          modulePreload: false,
          rolldownOptions: { input: here('loader.ts'), output: { format: 'iife', entryFileNames: 'widget.js' } },
        },
      })
      const [loader] = [built].flat().flatMap((result) => ('output' in result ? result.output : []))
      if (loader?.type === 'chunk') this.emitFile({ type: 'asset', fileName: 'widget.js', source: loader.code })
    },
  }
}

/**
 * Vite's help for imported parts preloads style files and other parts. There are none, and it is as large as the loader.
 */
function withoutPreload(): Plugin {
  const helper = '\0vite/preload-helper.js'
  return {
    name: 'without-preload',
    load: {
      order: 'pre',
      handler: (id) => (id === helper ? 'export const __vitePreload = (load) => load()' : undefined),
    },
  }
}

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

/** Mobile data is paid by the byte: compressed once here, as well as it goes, not by each answer. */
function addCompressed(): Plugin {
  return {
    name: 'add-compressed',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const file of Object.values(bundle)) {
          if (!file.fileName.endsWith('.js')) continue
          const bytes = Buffer.from(contentOf(file))
          this.emitFile({ type: 'asset', fileName: `${file.fileName}.gz`, source: gzipSync(bytes, { level: 9 }) })
          this.emitFile({ type: 'asset', fileName: `${file.fileName}.br`, source: brotliCompressSync(bytes) })
        }
      },
    },
  }
}

function contentOf(file: Rolldown.OutputChunk | Rolldown.OutputAsset): string | Uint8Array {
  return file.type === 'chunk' ? file.code : file.source
}

export default defineConfig({
  root: here('.'),
  publicDir: false,
  plugins: [withoutPreload(), addLoader(), copyDemoPage(), addCompressed()],
  oxc: { jsx: { runtime: 'classic', pragma: 'h' } },
  build: {
    outDir: here('../../../dist/ui/widget'),
    emptyOutDir: true,
    target,
    modulePreload: false,
    rolldownOptions: {
      input: here('chat-window.tsx'),
      preserveEntrySignatures: 'strict',
      output: {
        format: 'es',
        entryFileNames: `${FOLDER}[name]-[hash].js`,
        chunkFileNames: `${FOLDER}[name]-[hash].js`,
      },
    },
  },
})
