/** The part of nlp.js that the comparison uses; the package has no types of its own. */
declare module '@nlpjs/basic' {
  interface Nlp {
    addLanguage(locale: string): void
    addDocument(locale: string, text: string, intent: string): void
    train(): Promise<void>
    process(locale: string, text: string): Promise<{ readonly intent: string; readonly score: number }>
  }
  export function dockStart(options: object): Promise<{ get(name: 'nlp'): Nlp }>
}
