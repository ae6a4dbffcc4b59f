import { sounds, type Sound } from './desk-news.ts'
import { useStored } from './use-stored.ts'
import { useTheme, type Theme } from './use-theme.ts'

/** An officer's own, on this machine. */
export interface Settings {
  readonly theme: Theme
  readonly setTheme: (theme: Theme) => void
  readonly sound: Sound
  readonly setSound: (sound: Sound) => void
  readonly letters: 'on' | 'off'
  readonly setLetters: (letters: 'on' | 'off') => void
}

export function useSettings(): Settings {
  const [theme, setTheme] = useTheme()
  const [sound, setSound] = useStored<Sound>('sound', sounds, 'mine')
  const [letters, setLetters] = useStored('letters', ['on', 'off'], 'on')
  return { theme, setTheme, sound, setSound, letters, setLetters }
}
