import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A small content tree without a mistake, in a folder of its own; `change` adds or replaces files. */
export function contentTree(change: Readonly<Record<string, string>> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'ansinh-content-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  for (const [file, text] of Object.entries({ ...faultless, ...change })) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  return root
}

export const examples = [
  'đóng mấy năm thì có lương hưu',
  'cần bao nhiêu năm bảo hiểm để nhận hưu',
  'điều kiện hưởng lương hưu là gì',
  'toi muon biet khi nao co luong huu',
  'mẹ tôi đóng 16 năm có được hưu không',
  'chưa đủ 20 năm thì sao',
  'lương hưu cần những gì ạ',
  'dk nhan luong huu',
]

export const intentFile = (lines: readonly string[] = examples, more = ''): string =>
  [
    'id: pension.eligibility',
    'topic: pension',
    'title: Điều kiện hưởng lương hưu',
    'answer: { article: pension.eligibility }',
    'examples:',
    ...lines.map((line) => `  - ${line}`),
    more,
  ].join('\n')

export const articleHead = `id: pension.eligibility
topic: pension
title: Điều kiện hưởng lương hưu
questions: [Đóng bao nhiêu năm thì có lương hưu?]
confidence: high
sources:
  - { document: 41/2024/QH15, article: "64" }
inForceFrom: 2025-07-01
reviewedBy: ban biên tập
reviewedOn: 2026-01-01
reviewAgainOn: 2027-05-25
sections:
  - { id: ho-so, questions: [hồ sơ gồm những gì] }`

export const articleBody = `Anh/chị cần đóng đủ {{pension_min_years}}.

## Hồ sơ {#ho-so}
Sổ BHXH và đơn. Mức tham chiếu là {{reference_level}}.
`

export const articleFile = (head = articleHead, body = articleBody): string => `---\n${head}\n---\n${body}`

export const parametersFile = `pension_min_years:
  title: Số năm đóng ít nhất
  unit: years
  values:
    - { from: 2025-07-01, value: 15, confidence: high, basis: { document: 41/2024/QH15, article: "64" } }
reference_level:
  title: Mức tham chiếu
  unit: VND
  values:
    - { from: 2024-07-01, until: 2026-06-30, value: 2340000, confidence: high, basis: { document: 41/2024/QH15 } }
    - { from: 2026-07-01, value: 2530000, confidence: high, basis: { document: 41/2024/QH15 } }
`

const synonymsFile = `synonyms:
  lương hưu: [tiền hưu, lãnh hưu]
fillers: [ạ]
`

/** One line of calibration.jsonl or corrections.jsonl. */
export const labelledLine = (text: string, intent = 'pension.eligibility'): string => JSON.stringify({ text, intent })

const dialogueFile = `texts: { greet: Chào anh/chị }
buttons: { human: Gặp nhân viên, more: Xem thêm, yes: Có, no: Không, cancel_waiting: Thôi }
thresholds: { answer: 0.55, clarify: 0.3, clarifyChoices: 3 }
`

const hotlineFile = `weekdays: [1, 2, 3, 4, 5]
opens: '07:30'
closes: '17:00'
queues: { chung: [] }
answerWithinMinutes: 15
closeAfterSilenceMinutes: { default: 15 }
takeoverPauseMinutes: 45
`

export const surveyFile = `versions:
  - { version: v1.0, from: 2026-11-25, what: Câu đầu, digest: 'fed0bd5491f5de05' }
wording:
  overall: Hài lòng thế nào?
  labels: { "1": Rất tệ, "2": Tệ, "3": Thường, "4": Tốt, "5": Rất tốt }
  factors: { F1: Một, F2: Hai, F3: Ba, F4: Bốn, F5: Năm }
  improve: Cần gì?
  chips: { F1: Một, F2: Hai, F3: Ba, F4: Bốn, F5: Năm, F0: Khác }
  comment: Góp ý?
  skip: Bỏ qua
says: { again: Lại, thanks: Cảm ơn, commentSaved: Đã ghi, skipped: Vâng, already: Rồi, refused: Thôi }
refusals: [đừng hỏi]
delaySeconds: { bot: 0, staff: 5 }
expiresHours: { default: 72 }
remindAfterHours: {}
coolDown: { days: 7, most: 3, within: 90 }
refusedDays: 90
quiet: { from: '21:00', until: '07:00' }
sampling: { from: 2000, share: 0.25 }
tooFastSeconds: 1
rawCommentDays: 90
channelCodes: {}
intentGroups: { che_do: [pension.*] }
personas: {}
respondentGroups: {}
`

const faultless: Readonly<Record<string, string>> = {
  'intents/pension/pension.eligibility.yaml': intentFile(),
  'intents/dialogue.yaml': dialogueFile,
  'intents/hotline.yaml': hotlineFile,
  'intents/survey.yaml': surveyFile,
  'intents/lexicon/teencode.yaml': 'ko: không\n',
  'intents/synonyms.yaml': synonymsFile,
  'knowledge/price-coefficients.yaml': '2026: { basis: { document: 340/BHXH-CSXH }, from1994: "5.81 4.91" }\n',
  'intents/vague.yaml': 'vague: [bảo hiểm]\n',
  'intents/calibration.jsonl': `${labelledLine('mấy năm thì được lãnh hưu')}\n`,
  'intents/corrections.jsonl': '',
  'knowledge/README.md': 'Not an article.\n',
  'knowledge/pension/pension.eligibility.md': articleFile(),
  'knowledge/parameters.yaml': parametersFile,
  'knowledge/sources.yaml': '41/2024/QH15: { title: Luật BHXH, issuer: Quốc hội, inForceFrom: 2025-07-01 }\n',
  'knowledge/holidays.yaml': '- { day: 2026-09-02, name: Quốc khánh }\n',
}
