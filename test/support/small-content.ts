import type { Content } from '../../src/content/content.ts'
import { faultlessDialogue, faultlessHotline } from './small-dialogue.ts'
import { smallSurvey } from './small-survey.ts'
import type { Intent } from '../../src/core/intent.ts'
import type { KnowledgeArticle } from '../../src/core/knowledge.ts'
import type { Parameter } from '../../src/entitlements/parameters.ts'

export const pensionArticle: KnowledgeArticle = {
  id: 'pension.eligibility',
  topic: 'pension',
  title: 'Điều kiện hưởng lương hưu',
  questions: ['Đóng bao nhiêu năm thì có lương hưu?'],
  confidence: 'high',
  lead: 'Anh/chị cần đóng đủ {{pension_years}}.',
  sections: [
    { id: 'ho-so', title: 'Hồ sơ', questions: ['hồ sơ gồm những gì', 'cần giấy tờ gì'], body: 'Sổ BHXH và đơn.' },
    { id: 'noi-nop', title: 'Nơi nộp', questions: ['nộp ở đâu'], body: 'Cơ quan BHXH. Mức {{reference_level}}.' },
  ],
  sources: [{ document: '41/2024/QH15', article: '64', clause: '1' }],
  inForceFrom: '2025-07-01',
  reviewedBy: 'ban biên tập',
  reviewedOn: '2026-11-25',
  reviewAgainOn: '2027-05-25',
  related: [],
}

const parameters: [string, Parameter][] = [
  [
    'pension_years',
    {
      title: 'Số năm',
      unit: 'years',
      values: [
        { from: '2025-07-01', value: 15, confidence: 'high', basis: { document: '41/2024/QH15', article: '64' } },
      ],
    },
  ],
  [
    'reference_level',
    {
      title: 'Mức tham chiếu',
      unit: 'VND',
      values: [
        {
          from: '2024-07-01',
          until: '2026-06-30',
          value: 2_340_000,
          confidence: 'high',
          basis: { document: '73/2024/NĐ-CP' },
        },
        {
          from: '2026-07-01',
          value: 2_530_000,
          confidence: 'high',
          basis: { document: '161/2026/NĐ-CP', article: '3' },
        },
      ],
    },
  ],
  [
    'rumour',
    {
      title: 'Tin đồn',
      unit: 'VND',
      values: [{ from: '2025-07-01', value: 1, confidence: 'low', basis: { document: '41/2024/QH15' } }],
    },
  ],
]

export function intentOf(id: string, answer: Intent['answer'], more: Partial<Intent> = {}): Intent {
  const topic = id.split('.')[0] ?? id
  return {
    id,
    topic,
    title: `Về ${id}`,
    examples: [],
    counterExamples: [],
    slots: [],
    preset: { values: {}, minus: {} },
    ownRecord: false,
    answer,
    sensitive: false,
    ...more,
  }
}

/** A content of a few lines, for tests of one part. */
export function smallContent(articles: readonly KnowledgeArticle[] = [pensionArticle]): Content {
  const acts = [
    'greet',
    'thanks',
    'goodbye',
    'affirm',
    'deny',
    'human',
    'bot',
    'repeat',
    'cancel',
    'abuse',
    'distress',
    'privacy',
  ]
  const intents = [
    intentOf('pension.eligibility', { article: 'pension.eligibility' }, { title: 'Điều kiện hưởng lương hưu' }),
    intentOf('pension.age', { article: 'pension.age' }, { title: 'Tuổi nghỉ hưu' }),
    intentOf('hi.card_lookup', { handoff: 'own_record' }, { title: 'Tra cứu thẻ BHYT' }),
    intentOf('survivor.benefit', { handoff: 'no_article_yet' }, { title: 'Chế độ tử tuất', sensitive: true }),
    intentOf('out_of_scope', { act: 'out_of_scope' }),
    ...acts.map((act) => intentOf(`act.${act}`, { act })),
  ]
  return {
    intents: new Map(intents.map((intent) => [intent.id, intent])),
    articles: new Map(articles.map(({ id }) => [id, articles.filter((other) => other.id === id)])),
    documents: new Map(),
    parameters: new Map(parameters),
    lexicon: new Map(),
    synonyms: { groups: new Map(), fillers: [] },
    calibration: [],
    vague: [],
    priceCoefficients: new Map(),
    dialogue: faultlessDialogue,
    hotline: faultlessHotline,
    survey: smallSurvey,
  }
}
