/** The seven areas of the console, in the order of the navigation, and who sees them. */
import type { IconName } from './parts/icons.ts'
import { may, type Permission } from './session.ts'

export interface Area {
  readonly path: string
  readonly title: string
  readonly icon: IconName
  /** Any of these opens it. */
  readonly needs: readonly Permission[]
  /** Pressed after `g`. */
  readonly key: string
}

const AREAS: readonly Area[] = [
  { path: '/monitor', title: '实时监看', icon: 'pulse', needs: ['monitor'], key: 'm' },
  { path: '/practice', title: '陪练', icon: 'mic', needs: ['practice'], key: 'p' },
  { path: '/review', title: '复核', icon: 'tick', needs: ['reviews:write', 'appeals:read'], key: 'r' },
  { path: '/conversations', title: '会话', icon: 'talk', needs: ['conversations:read'], key: 'c' },
  { path: '/reports', title: '报表', icon: 'chart', needs: ['reports:read'], key: 'b' },
  { path: '/phrasebooks', title: '话术本', icon: 'book', needs: ['check'], key: 'h' },
  { path: '/settings', title: '设置', icon: 'gear', needs: ['settings', 'audit'], key: 's' },
]

export function areasOpen(): readonly Area[] {
  return AREAS.filter(({ needs }) => may(...needs))
}

export function areaOf(path: string): Area | undefined {
  return AREAS.find((area) => path === area.path || path.startsWith(`${area.path}/`))
}
