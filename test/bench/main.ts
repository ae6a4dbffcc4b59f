import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { benchAnswers } from './answers.ts'
import { benchLive } from './live.ts'
import { benchNlu } from './nlu.ts'
import { benchServing } from './serving.ts'
import { benchSurvey } from './survey.ts'
import { benchWidget } from './widget.ts'

/** npm run bench -- --seconds 8 --rounds 3 --messages 2000 [--rows 1000000 --seed 1] [--only nlu|answers|serving|widget|live|survey] */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '8' },
    rounds: { type: 'string', default: '3' },
    messages: { type: 'string', default: '2000' },
    rows: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
})
const say = (line: string): void => void process.stderr.write(`${line}\n`)
const machine = `${cpus()[0]?.model ?? ''} × ${cpus().length}`
const load = loadavg().map((value) => Math.round(value * 10) / 10)

say(`machine: ${machine}, load ${load.join(' ')}`)
const options = { seconds: Number(values.seconds), rounds: Number(values.rounds), messages: Number(values.messages) }
const runs = (part: string): boolean => values.only === undefined || values.only === part
const serving = runs('serving') ? await benchServing(options, say) : undefined
const answers = runs('answers') ? await benchAnswers(say) : undefined
const understanding = runs('nlu') ? await benchNlu(say) : undefined
const widget = runs('widget') ? await benchWidget(options.rounds, say) : undefined
const desk = { conversations: 200, seconds: options.seconds }
const live = runs('live')
  ? [await benchLive({ instances: 1, ...desk }, say), await benchLive({ instances: 2, ...desk }, say)]
  : undefined
const survey = runs('survey')
  ? await benchSurvey({ rows: Number(values.rows), seed: Number(values.seed) }, say)
  : undefined
process.stdout.write(
  `${JSON.stringify({ machine, load, ...serving, answers, understanding, widget, live, survey }, undefined, 2)}\n`,
)
