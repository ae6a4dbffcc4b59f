import { loadDeskWords } from '../../src/content/desk-words.ts'
import { loadModel } from '../../src/load-model.ts'
import { projectRoot } from '../../src/root.ts'
import type { Understand } from '../../src/turn/turn.ts'
import { understand } from '../../src/understanding/understand.ts'
import { content } from './workers.ts'

const { model, vocabulary } = loadModel(content, () => undefined)

/** The engine as it is served, for tests of what an officer is told. */
export const realUnderstand: Understand = (text, today) => understand(text, model, { vocabulary, today })
export const deskWords = loadDeskWords(projectRoot, content)
