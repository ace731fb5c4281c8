/** The browser's own voice and ear, where it has them: the citizen is read out, the trainee may speak. */
import { onScopeDispose, ref, shallowReactive } from 'vue'

const READ_OUT = 'liyan-practice-read-out'

/** Reads Chinese out, if there is a Chinese voice and the person wants it. */
export function useVoice() {
  const voice = shallowReactive({
    can: false,
    on: localStorage.getItem(READ_OUT) !== null,
    turn(on: boolean) {
      voice.on = on
      if (on) localStorage.setItem(READ_OUT, '1')
      else {
        localStorage.removeItem(READ_OUT)
        speechSynthesis.cancel()
      }
    },
    say(text: string) {
      if (!voice.can || !voice.on) return
      speechSynthesis.cancel()
      const spoken = new SpeechSynthesisUtterance(text)
      spoken.lang = 'zh-CN'
      const chinese = chineseVoice()
      if (chinese !== undefined) spoken.voice = chinese
      speechSynthesis.speak(spoken)
    },
  })
  if (!('speechSynthesis' in window)) return voice
  const look = () => {
    voice.can = chineseVoice() !== undefined
  }
  look()
  // Browsers find their voices some time after the page is there.
  speechSynthesis.addEventListener('voiceschanged', look)
  onScopeDispose(() => {
    speechSynthesis.removeEventListener('voiceschanged', look)
    speechSynthesis.cancel()
  })
  return voice
}

function chineseVoice(): SpeechSynthesisVoice | undefined {
  return speechSynthesis.getVoices().find(({ lang }) => /^(?:zh|cmn)/i.test(lang))
}

/** As much of the browser's recogniser as is used; TypeScript does not know it. */
interface Recogniser {
  lang: string
  interimResults: boolean
  continuous: boolean
  onresult: (event: { results: ArrayLike<ArrayLike<{ transcript: string }>> }) => void
  onerror: (event: { error: string }) => void
  onend: () => void
  start(): void
  stop(): void
}
type RecogniserClass = new () => Recogniser

/** What went wrong, where people can do something about it. */
const TROUBLE: Readonly<Record<string, string>> = {
  'not-allowed': '浏览器没有允许使用麦克风。请在地址栏里允许，或者打字。',
  'audio-capture': '没有找到麦克风。请接上麦克风，或者打字。',
  network: '语音识别连不上。请打字。',
  'service-not-allowed': '这个浏览器不提供语音识别。请打字。',
  'language-not-supported': '这个浏览器不会识别普通话。请打字。',
}

/** `undefined` where the browser cannot listen: then there is no button. `heard` gets the whole of what was said so far. */
export function useEar(heard: (text: string) => void) {
  const { SpeechRecognition, webkitSpeechRecognition } = window as {
    SpeechRecognition?: RecogniserClass
    webkitSpeechRecognition?: RecogniserClass
  }
  const Recognition = SpeechRecognition ?? webkitSpeechRecognition
  if (Recognition === undefined) return undefined
  const listening = ref(false)
  const trouble = ref('')
  const recogniser = new Recognition()
  recogniser.lang = 'zh-CN'
  recogniser.interimResults = true
  recogniser.continuous = true
  recogniser.onresult = ({ results }) => {
    heard(Array.from(results, (result) => result[0]?.transcript ?? '').join(''))
  }
  recogniser.onerror = ({ error }) => {
    trouble.value = TROUBLE[error] ?? ''
  }
  recogniser.onend = () => {
    listening.value = false
  }
  onScopeDispose(() => recogniser.stop())
  return {
    listening,
    trouble,
    toggle() {
      trouble.value = ''
      if (listening.value) recogniser.stop()
      else recogniser.start()
      listening.value = !listening.value
    },
    stop: () => recogniser.stop(),
  }
}
