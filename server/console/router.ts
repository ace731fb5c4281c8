/** Every address of the console; each page is a chunk of its own. A page needs one line here, its area stands in areas.ts. */
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { loadSession } from './account.ts'
import { areaOf, areasOpen } from './areas.ts'
import { may, session } from './session.ts'

declare module 'vue-router' {
  interface RouteMeta {
    /** Without the shell, and for people who are not signed in. */
    bare?: boolean
    /** Of the browser's tab, where it is not the area's. */
    title?: string
  }
}

const PAGES: readonly RouteRecordRaw[] = [
  {
    path: '/sign-in',
    component: () => import('./pages/sign-in/SignInPage.vue'),
    meta: { bare: true, title: '登录' },
  },
  { path: '/monitor', component: () => import('./pages/monitor/MonitorPage.vue') },
  { path: '/practice/run/:scenario', component: () => import('./pages/practice/ExercisePage.vue') },
  { path: '/practice/:tab(progress|drills)?', component: () => import('./pages/practice/PracticePage.vue') },
  {
    path: '/review/letter/:finding(\\d+)',
    component: () => import('./pages/review/LetterPage.vue'),
    meta: { title: '申诉材料' },
  },
  { path: '/review/:tab?', component: () => import('./pages/review/ReviewPage.vue') },
  { path: '/conversations', component: () => import('./pages/conversations/ConversationsPage.vue') },
  { path: '/conversations/:id', component: () => import('./pages/conversations/ConversationPage.vue') },
  { path: '/reports/:tab?', component: () => import('./pages/reports/ReportsPage.vue') },
  { path: '/phrasebooks', component: () => import('./pages/phrasebooks/PhrasebooksPage.vue') },
  { path: '/settings/:tab?', component: () => import('./pages/settings/SettingsPage.vue') },
]

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    // Nobody stays on `/`: the guard below sends people to the first area that is open to them.
    { path: '/', component: () => import('./pages/NoAccessPage.vue') },
    ...PAGES,
    { path: '/no-access', component: () => import('./pages/NoAccessPage.vue'), meta: { title: '没有权限' } },
    {
      path: '/:rest(.*)*',
      component: () => import('./pages/NotFoundPage.vue'),
      meta: { title: '没有这一页' },
    },
  ],
  // A filter that was changed is no other page.
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
})

router.beforeEach(async (to) => {
  await loadSession()
  if (to.meta.bare) return true
  if (session.who === undefined)
    return { path: '/sign-in', query: to.path === '/' ? {} : { to: to.fullPath } }
  if (to.path === '/') return areasOpen()[0]?.path ?? '/no-access'
  const area = areaOf(to.path)
  if (area !== undefined && !may(...area.needs)) return { path: '/no-access', query: { to: to.fullPath } }
  return true
})

router.afterEach((to) => {
  const title = to.meta.title ?? areaOf(to.path)?.title
  document.title = title === undefined ? '礼言' : `${title} · 礼言`
})

// After an update the old chunks are gone; the page itself is loaded anew, once.
router.onError((error: Error, to) => {
  if (!/dynamically imported module|module script|preload CSS/i.test(error.message)) return
  const mark = `liyan-reloaded:${to.fullPath}`
  if (sessionStorage.getItem(mark) !== null) return
  sessionStorage.setItem(mark, '1')
  location.assign(to.fullPath)
})
