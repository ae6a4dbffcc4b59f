import { existsSync } from 'node:fs'
import { join } from 'node:path'
import express, { type Request, type Response, type Router } from 'express'

/** Written beside each script by the build; browsers take Brotli over HTTPS only. */
const CODINGS = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
]

/**
 * The widget's scripts, for any office's page: `/widget.js`, whose address stays the same over versions (it is asked
 * for again, and answered 304 when unchanged), and what it loads from `/widget/`, whose names carry a hash.
 */
export function widgetFiles(folder: string): Router {
  const router = express.Router()
  router.get('/widget.js', (req, res) => sendScript(req, res, folder, 'widget.js'))
  router.get('/widget/:name', (req, res, next) => {
    const { name } = req.params
    if (!/^[a-z-]+-[\w-]{8}\.js$/.test(name) || !existsSync(join(folder, 'widget', name))) return next()
    res.set('Cache-Control', 'public, max-age=31536000, immutable')
    sendScript(req, res, join(folder, 'widget'), name)
  })
  return router
}

function sendScript(req: Request, res: Response, root: string, name: string): void {
  const coding = CODINGS.find(
    ({ name: coded, ending }) => req.acceptsEncodings(coded) === coded && existsSync(join(root, name + ending)),
  )
  // Modules of another origin need the first (HTML standard, fetching scripts), classic scripts the second.
  res.set({ 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' })
  res.set({ 'Content-Type': 'text/javascript; charset=utf-8', Vary: 'Accept-Encoding' })
  if (coding !== undefined) res.set('Content-Encoding', coding.name)
  res.sendFile(name + (coding?.ending ?? ''), { root, cacheControl: false })
}
