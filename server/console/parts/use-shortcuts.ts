/** Keys of a page: `useShortcuts('复核', [{ keys: 'j', does: '下一条', run }])`, in force while its component lives; `?` shows them all. */
import { onScopeDispose, ref, shallowReactive } from 'vue'

export interface Shortcut {
  /** One key as `KeyboardEvent.key` names it, or two after each other: `g m`. */
  readonly keys: string
  readonly does: string
  readonly run: (event: KeyboardEvent) => unknown
}

interface Group {
  readonly title: string
  readonly shortcuts: readonly Shortcut[]
}

/** Those in force; the last one wins where two want the same key. */
export const groups = shallowReactive<Group[]>([])
export const helpOpen = ref(false)

/** Single keys get in the way of speech input: whoever uses it can turn them off. */
const OFF = 'liyan-shortcuts-off'
export const shortcutsOn = ref(localStorage.getItem(OFF) === null)
export function turnShortcuts(on: boolean): void {
  shortcutsOn.value = on
  if (on) localStorage.removeItem(OFF)
  else localStorage.setItem(OFF, '1')
}

export function useShortcuts(title: string, shortcuts: readonly Shortcut[]): void {
  const group = { title, shortcuts }
  groups.push(group)
  onScopeDispose(() => groups.splice(groups.indexOf(group), 1))
}

/** The first key of a pair, and until when it waits for the second. */
let before = { key: '', until: 0 }

function press(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
  if (!shortcutsOn.value || isTyping(event.target) || document.querySelector('dialog[open]') !== null) return
  const pair = before.until > event.timeStamp ? `${before.key} ${event.key}` : event.key
  before = { key: event.key, until: event.timeStamp + 1_000 }
  if (event.key === '?') {
    helpOpen.value = true
    return
  }
  const all = groups.toReversed().flatMap(({ shortcuts }) => shortcuts)
  const found = all.find(({ keys }) => keys === pair) ?? all.find(({ keys }) => keys === event.key)
  if (found === undefined) return
  event.preventDefault()
  before.until = 0
  found.run(event)
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target.matches('textarea, select, [role=textbox], [role=combobox]'))
    return true
  return target.matches('input:not([type=checkbox], [type=radio], [type=button])')
}

document.addEventListener('keydown', press)
