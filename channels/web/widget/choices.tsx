import { h } from './draw.ts'
import type { Choice } from '../../../src/core/message.ts'
import { Icon } from './icons.tsx'
import { t } from './texts.ts'

interface ChoicesProps {
  readonly choices: readonly Choice[]
  /** Five grades, one under the other, each with its number; nothing is chosen beforehand and none stands out. */
  readonly graded?: boolean
  readonly used?: boolean
  readonly chosen?: string | undefined
  readonly onChoose: (choice: Choice) => void
}

/** The number has its own place, so a number in front of the words would be said twice. */
const LEADING_NUMBER = /^\s*[1-5]\s*[-–—.:)]*\s*/

export function Choices({ choices, graded, used, chosen, onChoose }: ChoicesProps) {
  return (
    <div class={graded ? 'choices graded' : 'choices'} role="group" aria-label={graded ? t.grades : t.choices}>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          class={choice.value === chosen ? 'chosen' : ''}
          disabled={used}
          onClick={() => onChoose(choice)}
        >
          {graded && <span class="score">{choice.value}</span>}
          <span class="words">{graded ? choice.label.replace(LEADING_NUMBER, '') : choice.label}</span>
          {choice.value === chosen && (
            <span class="mark">
              <Icon name="check" /> {t.chosen}
            </span>
          )}
        </button>
      ))}
    </div>
  )
}
