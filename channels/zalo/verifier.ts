/** A page that a platform looks for to see whose domain this is. */
export interface VerifierPage {
  readonly path: string
  readonly html: string
}

/** The code alone, or the whole name of the file that Zalo offers for download. */
const SETTING = /^(?:zalo_verifier)?([\w-]{8,100}?)(?:\.html)?$/

/** Undefined: not set, or no such code. Needed before there is any token: independent of the channel being on. */
export function zaloVerifierPage(setting: string | undefined): VerifierPage | undefined {
  const code = SETTING.exec(setting?.trim() ?? '')?.[1]
  if (code === undefined) return undefined
  return {
    path: `/zalo_verifier${code}.html`,
    // As in the file that Zalo's console makes; it reads the `meta` element.
    html: `<!DOCTYPE html>
<html lang="en">

<head>
    <meta property="zalo-platform-site-verification" content="${code}" />
</head>

<body>
There Is No Limit To What You Can Accomplish Using Zalo!
</body>

</html>
`,
  }
}
