/** A tone for what is most severe, only where somebody has asked for it; the browser keeps the wish. */
import { ref, watch } from 'vue'

const WISH = 'liyan-monitor-alarm'
/** Milliseconds between two tones at least. */
const REST = 3_000

export function useAlarm() {
  const on = ref(localStorage.getItem(WISH) !== null)
  let audio: AudioContext | undefined
  let rungAt = 0
  watch(on, (is) => {
    if (is) {
      localStorage.setItem(WISH, '1')
      // Browsers let a page sound only after a click, and this is one.
      ring()
    } else localStorage.removeItem(WISH)
  })

  function ring() {
    const now = Date.now()
    if (!on.value || now - rungAt < REST) return
    rungAt = now
    audio ??= new AudioContext()
    const tone = audio.createOscillator()
    const volume = audio.createGain()
    const { currentTime: at } = audio
    tone.frequency.value = 880
    volume.gain.setValueAtTime(0.12, at)
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.5)
    tone.connect(volume).connect(audio.destination)
    tone.start(at)
    tone.stop(at + 0.5)
  }
  return { on, ring }
}
