import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { projectRoot } from '../../src/root.ts'

export const hasFile = (path: string): boolean => existsSync(join(projectRoot, path))

export const readText = (path: string): string => readFileSync(join(projectRoot, path), 'utf8')

/** Files below the folders, as paths from the root. */
export function filesIn(...folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
      .map((entry) => relative(projectRoot, join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
  )
}

export const isCode = (file: string): boolean => /\.(?:ts|tsx|mjs)$/.test(file)
