/** Asks before something that cannot be undone: `if (await ask({ … })) …`. AskDialog.vue shows the question. */
import { shallowRef } from 'vue'

export interface Question {
  readonly title: string
  readonly text: string
  /** Of the button that does it: a verb, not “OK”. */
  readonly yes: string
  readonly danger?: boolean
}

export const question = shallowRef<(Question & { readonly answer: (yes: boolean) => void }) | undefined>()

export function ask(about: Question): Promise<boolean> {
  question.value?.answer(false)
  return new Promise((resolve) => {
    question.value = {
      ...about,
      answer(yes) {
        question.value = undefined
        resolve(yes)
      },
    }
  })
}
