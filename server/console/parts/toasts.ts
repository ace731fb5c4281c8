/** Short messages at the edge of the page: `said('已保存')`. ToastList.vue shows them and reads them out. */
import { shallowRef } from 'vue'

export interface Toast {
  readonly id: number
  readonly text: string
  readonly tone: 'good' | 'bad'
}

export const toasts = shallowRef<readonly Toast[]>([])
let last = 0

export function said(text: string, tone: Toast['tone'] = 'good'): void {
  last += 1
  const toast = { id: last, text, tone }
  toasts.value = [...toasts.value, toast]
  // Bad news stays until it is closed.
  if (tone === 'good') setTimeout(() => closeToast(toast.id), 5_000)
}

export function closeToast(id: number): void {
  toasts.value = toasts.value.filter((toast) => toast.id !== id)
}

/** After a dialog was opened: what is told stands above it. */
export function liftToasts(): void {
  toasts.value = [...toasts.value]
}
