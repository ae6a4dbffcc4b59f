import express, { type Router } from 'express'

/** A page that a platform looks for at the root of our domain, to see that it is ours. */
export interface VerificationFile {
  /** Exactly as asked for: `/zalo_verifier….html`. */
  readonly path: string
  readonly html: string
}

/** Serves them whatever channels are on: the domain is proven before there are any keys. */
export function verificationFiles(files: readonly VerificationFile[]): Router {
  const router = express.Router()
  const byPath = new Map(files.map((file) => [file.path, file.html]))
  router.get('/:name', (req, res, next) => {
    const html = byPath.get(req.path)
    if (html === undefined) return next()
    res.type('html').set('Cache-Control', 'no-store').send(html)
  })
  return router
}
