import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, extname, join } from 'node:path'
import { promisify } from 'node:util'
import { parse } from 'csv-parse/sync'

const run = promisify(execFile)

/** Comma, double quotes, UTF-8, text cells quoted, cells as they are shown, every sheet a file. */
const AS_SHOWN = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false,false,false,-1'

/** What LibreOffice shows of a file: the cells of each sheet, by its name. `columns` > 0: a CSV, all of it as text. */
export async function openInCalc(file: string, columns = 0): Promise<Readonly<Record<string, string[][]>>> {
  const folder = mkdtempSync(join(tmpdir(), 'soffice-'))
  const texts = Array.from({ length: columns }, (_, index) => `${index + 1}/2`).join('/')
  const reading = columns === 0 ? [] : [`--infilter=CSV:44,34,76,1,${texts}`]
  try {
    await run('/usr/bin/soffice', [
      `-env:UserInstallation=file://${folder}/profile`,
      '--headless',
      ...reading,
      '--convert-to',
      AS_SHOWN,
      '--outdir',
      folder,
      file,
    ])
    const stem = `${basename(file, extname(file))}-`
    const sheets = readdirSync(folder).filter((name) => name.endsWith('.csv'))
    return Object.fromEntries(
      sheets.map((name) => {
        const cells: string[][] = parse(readFileSync(join(folder, name)), { bom: true, relax_column_count: true })
        return [name.normalize('NFC').slice(stem.length, -'.csv'.length), cells]
      }),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
