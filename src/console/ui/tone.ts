let context: AudioContext | undefined

/** Two short notes for one's own citizen, one for a new one. No file: the page's policy and the network stay out of it. */
export function playTone(kind: 'mine' | 'new'): void {
  context ??= new AudioContext()
  // A browser lets a page sound only after somebody clicked in it.
  if (context.state === 'suspended') void context.resume()
  const pitches = kind === 'mine' ? [660, 880] : [520]
  pitches.forEach((pitch, index) => note(pitch, index * 0.16))
}

function note(pitch: number, after: number): void {
  if (context === undefined) return
  const start = context.currentTime + after
  const oscillator = context.createOscillator()
  const volume = context.createGain()
  oscillator.frequency.value = pitch
  volume.gain.setValueAtTime(0.0001, start)
  volume.gain.exponentialRampToValueAtTime(0.12, start + 0.02)
  volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.15)
  oscillator.connect(volume).connect(context.destination)
  oscillator.start(start)
  oscillator.stop(start + 0.16)
}
