import { Command, CommanderError } from 'commander'
import { AppError } from './core/errors.ts'
import type { AuditVerifyOptions } from './commands/audit-verify.ts'
import type { ChannelSwitchOptions, SwitchStores } from './commands/channel-switch.ts'
import type { BenchNluOptions } from './commands/bench-nlu.ts'
import type { EvalOptions } from './commands/eval.ts'
import type { ExportOptions } from './commands/export-ratings.ts'
import type { TrainCommandOptions } from './commands/train.ts'
import type { StaffCreateOptions } from './commands/staff-create.ts'
import type { SurveyImportOptions } from './commands/survey-import.ts'
import type { SurveySummaryOptions } from './commands/survey-summary.ts'
import type { FreezeOptions } from './commands/survey-freeze.ts'

/** Exit codes: 0 success, 1 the work failed, 2 wrong use. Commands load their parts only when they run. */
const program = new Command('ansinh')
  .description('An Sinh: citizen-support assistant for Vietnam Social Security')
  .exitOverride()
  .showHelpAfterError()

program
  .command('serve')
  .description('run the server (npm start)')
  .action(async () => {
    const { serveCommand } = await import('./commands/serve.ts')
    process.exitCode = await serveCommand()
  })

program
  .command('chat')
  .description('talk to the assistant in the terminal')
  .action(async () => {
    const { chatCommand } = await import('./commands/chat.ts')
    process.exitCode = await chatCommand()
  })

program
  .command('parse')
  .description('what the engine understands: {"id","text"} lines on stdin')
  .requiredOption('--jsonl', 'JSON lines')
  .action(async () => {
    const { parseCommand } = await import('./commands/parse.ts')
    process.exitCode = await parseCommand()
  })

program
  .command('answer')
  .description('whole turns: {"id","conversation","text"} or {"id","conversation","action":"choice","value"} lines')
  .requiredOption('--jsonl', 'JSON lines')
  .action(async () => {
    const { answerCommand } = await import('./commands/answer.ts')
    process.exitCode = await answerCommand()
  })

program
  .command('calc')
  .description('entitlements: {"id","calculator","input"} lines on stdin')
  .requiredOption('--jsonl', 'JSON lines')
  .action(async () => {
    const { calcCommand } = await import('./commands/calc.ts')
    process.exitCode = await calcCommand()
  })

program
  .command('place')
  .description('the province and commune of today that a text names: {"id","text"} lines on stdin')
  .requiredOption('--jsonl', 'JSON lines')
  .action(async () => {
    const { placeCommand } = await import('./commands/place.ts')
    process.exitCode = await placeCommand()
  })

program
  .command('stats')
  .description('the survey method’s formulas: {"id","method","input"} lines on stdin (docs/survey.md)')
  .requiredOption('--jsonl', 'JSON lines')
  .action(async () => {
    const { statsCommand } = await import('./commands/stats.ts')
    process.exitCode = await statsCommand()
  })

program
  .command('train')
  .description('build the model from intents/ and knowledge/ now')
  .option('--missing', 'only where there is no model for this content yet', false)
  .action(async (options: TrainCommandOptions) => {
    const { trainCommand } = await import('./commands/train.ts')
    process.exitCode = await trainCommand(options)
  })

program
  .command('eval')
  .description('accuracy, macro-F1, rejection, calibration error and latency, by style')
  .option('--set <file>', 'labelled JSON lines; without it all of test/eval/sets')
  .option('--wrong', 'show every line that was taken for something else', false)
  .action(async (options: EvalOptions) => {
    const { evalCommand } = await import('./commands/eval.ts')
    process.exitCode = await evalCommand(options)
  })

const bench = program.command('bench').description('measure parts of the program')
bench
  .command('nlu')
  .description('the classifier on any labelled data: {"text","intent"} JSON lines')
  .requiredOption('--train <file>', 'lines to learn from')
  .requiredOption('--test <file>', 'lines to be judged on')
  .action(async (options: BenchNluOptions) => {
    const { benchNluCommand } = await import('./commands/bench-nlu.ts')
    process.exitCode = await benchNluCommand(options)
  })

const check = program.command('check').description('check the content and the channels')
check
  .command('content')
  .description('check intents/ and knowledge/: file, line, field, message')
  .option('--json', 'one JSON object a line', false)
  .action(async (options: { json: boolean }) => {
    const { checkContentCommand } = await import('./commands/check-content.ts')
    process.exitCode = await checkContentCommand(options)
  })

check
  .command('channels')
  .description('settings and probe of each channel; exit code 1 if one that is set up fails')
  .option('--json', 'one JSON object a line', false)
  .action(async (options: { json: boolean }) => {
    const { checkChannelsCommand } = await import('./commands/check-channels.ts')
    const { withChannels } = await import('./commands/with-channels.ts')
    process.exitCode = await withChannels((setups) => checkChannelsCommand(options, setups))
  })

program
  .command('channels')
  .description('all channels at once')
  .command('set-up')
  .description('set menus, greetings and webhooks at the platforms: one JSON object a line; exit code 1 if one fails')
  .action(async () => {
    const { setUpChannelsCommand } = await import('./commands/set-up-channels.ts')
    const { withChannels } = await import('./commands/with-channels.ts')
    process.exitCode = await withChannels(setUpChannelsCommand)
  })

const oneChannel = program.command('channel').description('stop sending on a channel, and go on')
oneChannel
  .command('off')
  .description('nothing is sent on it until "on"; what citizens write is stored and answered then')
  .argument('<id>', 'the channel’s name')
  .option('--why <text>', 'for those who look later')
  .action(async (id: string, options: { why?: string }) => {
    const { channelOffCommand } = await import('./commands/channel-switch.ts')
    process.exitCode = await switchChannel(id, (wanted, stores) =>
      channelOffCommand({ ...wanted, ...options }, stores, new Date()),
    )
  })
oneChannel
  .command('on')
  .description('what waited is sent, in order')
  .argument('<id>', 'the channel’s name')
  .action(async (id: string) => {
    const { channelOnCommand } = await import('./commands/channel-switch.ts')
    process.exitCode = await switchChannel(id, (wanted, stores) => channelOnCommand(wanted, stores, new Date()))
  })
oneChannel
  .command('list')
  .description('the channels that are off')
  .action(async () => {
    const { channelListCommand } = await import('./commands/channel-switch.ts')
    const { withStores } = await import('./commands/with-stores.ts')
    process.exitCode = await withStores(({ stores }) => channelListCommand(stores))
  })

program
  .command('migrate')
  .description('bring the database schema up to date')
  .action(async () => {
    const { migrateCommand } = await import('./commands/migrate.ts')
    process.exitCode = await migrateCommand()
  })

const staff = program.command('staff').description('staff accounts')
staff
  .command('create')
  .description('make an account; its generated password is printed once')
  .requiredOption('--username <name>', 'sign-in name')
  .requiredOption('--name <display name>', 'the name that citizens and colleagues see')
  .option('--role <role>', 'officer, supervisor, analyst or admin', 'officer')
  .option('--password-stdin', 'read the password from stdin', false)
  .option('--must-change', 'a new password is asked for at the first sign-in', false)
  .action(async (options: StaffCreateOptions) => {
    const { staffCreateCommand } = await import('./commands/staff-create.ts')
    process.exitCode = await staffCreateCommand(options)
  })

const audit = program.command('audit').description('who of the staff did what')
audit
  .command('verify')
  .description('check the chain; exit code 1 and the first line that does not fit if it was changed')
  .option('--head <hash>', 'a head that was noted earlier: it must still be part of the chain')
  .action(async (options: AuditVerifyOptions) => {
    const { auditVerifyCommand } = await import('./commands/audit-verify.ts')
    const { withStores } = await import('./commands/with-stores.ts')
    process.exitCode = await withStores(({ stores }) => auditVerifyCommand(options, stores.audit))
  })

const survey = program.command('survey').description('ratings from elsewhere, and what they add up to')
survey
  .command('import')
  .description('paper, phone or other forms from a CSV with the code book’s columns; one wrong row: nothing is stored')
  .argument('<file>', 'CSV: UTF-8, comma, semicolon or tab')
  .option('--by <name>', 'who answers for the file')
  .action(async (file: string, options: SurveyImportOptions) => {
    const { surveyImportCommand } = await import('./commands/survey-import.ts')
    process.exitCode = await surveyImportCommand(file, options)
  })

survey
  .command('summary')
  .description('issued, returned and valid ratings, why others were excluded, and the index with its interval')
  .option('--from <day>', 'first day of issue in Việt Nam, YYYY-MM-DD or YYYY-MM')
  .option('--to <day>', 'last day or month, inclusive')
  .option('--by <names>', 'province, region, channel, month, served_by, intent_group, persona, group, resolved, …')
  .option('--rule <rule>', 'A share of 4–5, B mean of five factors, C factors pooled, D mean/5, E (mean−1)/4', 'A')
  .option('--json', 'one JSON object, nothing rounded', false)
  .action(async (options: SurveySummaryOptions) => {
    const { surveySummaryCommand } = await import('./commands/survey-summary.ts')
    process.exitCode = await surveySummaryCommand(options)
  })

const exports = program.command('export').description('export data')
exports
  .command('ratings')
  .description('one row per invitation, with the code book’s columns')
  .option('--format <format>', 'csv, xlsx, parquet, jsonl or datapackage', 'csv')
  .option('--from <day>', 'first day of issue in Việt Nam, YYYY-MM-DD')
  .option('--to <day>', 'last day of issue, inclusive')
  .option('--out <file>', 'the file to write, told as JSON on stdout; without it the rows go to stdout')
  .option('--outside', 'for readers outside: times to the hour, groups of at least 5 persons', false)
  .option('--comments', 'the masked comments alone, in a file that leads back to no row', false)
  .option('--reason <text>', 'what for; stands in the file and in the audit log')
  .action(async (options: ExportOptions) => {
    const { exportRatingsCommand } = await import('./commands/export-ratings.ts')
    process.exitCode = await exportRatingsCommand(options)
  })

survey
  .command('freeze')
  .description('keep a month as it is published; again with --note: a corrected version')
  .option('--month <month>', 'YYYY-MM; without it the newest that may be frozen')
  .option('--note <text>', 'why there is a further version')
  .action(async (options: FreezeOptions) => {
    const { surveyFreezeCommand } = await import('./commands/survey-freeze.ts')
    const { withStores } = await import('./commands/with-stores.ts')
    process.exitCode = await withStores(({ stores }) => surveyFreezeCommand(options, stores, new Date()))
  })
survey
  .command('weigh')
  .description('weights of a month’s valid ratings, as at the freeze')
  .requiredOption('--month <month>', 'YYYY-MM')
  .action(async (options: { month: string }) => {
    const { surveyWeighCommand } = await import('./commands/survey-freeze.ts')
    const { withStores } = await import('./commands/with-stores.ts')
    process.exitCode = await withStores(({ stores }) => surveyWeighCommand(options, stores))
  })

// `ansinh … | head` closes the pipe: that is an end, not a failure.
process.stdout.on('error', (error) => process.exit('code' in error && error.code === 'EPIPE' ? 0 : 1))

try {
  await program.parseAsync(process.argv)
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
  else if (error instanceof AppError) {
    process.stderr.write(`ansinh: ${error.message}\n`)
    process.exitCode = error.code === 'wrong_use' || error.code === 'config_invalid' ? 2 : 1
  } else {
    process.stderr.write(`ansinh: ${reasonOf(error)}\n`)
    process.exitCode = 1
  }
}

async function switchChannel(
  channel: string,
  run: (wanted: ChannelSwitchOptions, stores: SwitchStores) => Promise<number>,
): Promise<number> {
  const { withChannels } = await import('./commands/with-channels.ts')
  return withChannels((setups, stores) => run({ channel, known: setups.map(({ id }) => id) }, stores))
}

/** What the operator can act on: the message, without the place in the code. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0])
  if (error instanceof Error) return error.message === '' ? error.name : error.message
  return String(error)
}
