import { useEffect } from 'react'
import { PRODUCT } from './product.ts'

/**
 * Filter and time at the foot of every printed sheet. By the CSS object model, because the policy allows no inline style;
 * browsers without margin boxes (before Chrome 131) leave it out, and the report's head says the same.
 */
export function usePageFooter(text: string): void {
  useEffect(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(
      `@page { @bottom-left { content: ${quoted(`${PRODUCT}. ${text}`)}; width: 82% } @bottom-right { width: 15% } }`,
    )
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
    }
  }, [text])
}

function quoted(text: string): string {
  return `"${text.replace(/["\\\n]/g, ' ')}"`
}
