import { readdirSync } from 'node:fs'

/** Files below `root/folder` that end so, as paths from the root, sorted: the same order on every machine. */
export function globFiles(root: string, folder: string, ending: string): string[] {
  return readdirSync(`${root}/${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .toSorted()
}
