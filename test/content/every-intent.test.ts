import { describe, expect, it } from 'vitest'
import { checkContent } from '../../src/content/load-content.ts'
import { projectRoot } from '../../src/root.ts'
import { globFiles } from '../../src/content/glob-files.ts'
import { readLabelledLines } from '../../src/commands/labelled-lines.ts'
import { checked, contentOf, taxonomyIds } from './content-days.ts'

describe('the content', () => {
  it('has no error on the day of its review', () => {
    const errors = checked.problems.filter((problem) => problem.level === 'error')

    expect(errors).toEqual([])
  })

  it.each(['2026-01-01', '2030-01-01'])('stops no start on %s: a day may outdate a part, never the whole', (day) => {
    const { content, problems } = checkContent(projectRoot, day)

    expect(content).toBeDefined()
    expect(problems.filter((problem) => problem.level === 'error' && problem.byCalendar !== true)).toEqual([])
  })
})

describe('every intent', () => {
  const { intents, articles, dialogue, hotline } = contentOf()

  it('is in the taxonomy, and every id of the taxonomy is an intent', () => {
    expect([...intents.keys()].toSorted()).toEqual(taxonomyIds().toSorted())
  })

  it('has enough questions of citizens to be told from its neighbours', () => {
    const least = (id: string): number => (id === 'out_of_scope' ? 400 : id.startsWith('act.') ? 40 : 60)

    const short = [...intents.values()].filter(({ id, examples }) => examples.length < least(id)).map(({ id }) => id)

    expect(short).toEqual([])
  })

  it('is judged by at least fifteen questions of another hand', () => {
    const counts = evaluationCounts()

    expect(taxonomyIds().filter((id) => (counts.get(id) ?? 0) < 15)).toEqual([])
    expect([...counts.keys()].filter((id) => !intents.has(id))).toEqual([])
  })

  it('has a title that fits a button, and is not another’s', () => {
    const titles = [...intents.values()].map((intent) => intent.title)

    expect(titles.filter((title) => title.length > 60)).toEqual([])
    expect(new Set(titles).size).toBe(titles.length)
  })

  it('that is an act has a text where it is answered by one', () => {
    // What these do is more than a text: decided in src/dialogue/decide.ts.
    const decided = ['human', 'repeat', 'abuse', 'affirm', 'deny', 'cancel', 'out_of_scope']
    const acts = [...intents.values()].flatMap(({ answer }) => ('act' in answer ? [answer.act] : []))

    const silent = acts.filter((act) => !decided.includes(act) && (dialogue.texts[act] ?? '') === '')

    expect(silent).toEqual([])
  })

  it('of a case about one’s own record never claims to know it', () => {
    const cases = ['case.status', 'si.history_lookup', 'si.code_lookup', 'hi.card_lookup']

    const answers = cases.map((id) => intents.get(id)?.answer)

    for (const answer of answers) {
      const isHandoff = answer !== undefined && 'handoff' in answer
      const hasArticle = answer !== undefined && 'article' in answer && articles.has(answer.article)
      expect(isHandoff || hasArticle).toBe(true)
    }
  })

  it('belongs to a topic that some queue serves', () => {
    const topics = new Set([...intents.values()].map((intent) => intent.topic))

    const unknown = Object.values(hotline.queues)
      .flat()
      .filter((topic) => !topics.has(topic))

    expect(unknown).toEqual([])
  })
})

describe('the dialogue', () => {
  const { dialogue } = contentOf()

  it('says nothing longer than a chat bubble', () => {
    const long = Object.entries(dialogue.texts).filter(([, text]) => text.length > 300)

    expect(long).toEqual([])
  })

  it('uses only the names that the program fills', () => {
    const used = Object.values(dialogue.texts).flatMap((text) => text.match(/\{\w+\}/g) ?? [])

    expect(new Set(used)).toEqual(
      new Set([
        '{title}',
        '{officer}',
        '{opens}',
        '{position}',
        '{wait}',
        '{minutes}',
        '{queue}',
        '{number}',
        '{time}',
        '{due}',
      ]),
    )
  })
})

function evaluationCounts(): Map<string, number> {
  const counts = new Map<string, number>()
  for (const file of globFiles(projectRoot, 'test/eval/sets', '.jsonl')) {
    for (const { intent } of readLabelledLines(`${projectRoot}/${file}`))
      counts.set(intent, (counts.get(intent) ?? 0) + 1)
  }
  return counts
}
