/** Figures for Prometheus: one registry a service, so that two services in one process do not mix. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

const SECONDS = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5]

export type Metrics = ReturnType<typeof createMetrics>

export function createMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'liyan_' })
  const registers = [registry]
  return {
    registry,
    requests: new Histogram({
      name: 'liyan_http_request_seconds',
      help: 'Time from request to answer',
      labelNames: ['method', 'route', 'status'] as const,
      buckets: SECONDS,
      registers,
    }),
    /** Stages: check (mask, fold … score) and store (wait for the commit). */
    stages: new Histogram({
      name: 'liyan_stage_seconds',
      help: 'Time spent in one stage of a conversation or line',
      labelNames: ['stage'] as const,
      buckets: SECONDS,
      registers,
    }),
    conversations: new Counter({
      name: 'liyan_conversations_total',
      help: 'Conversations stored, by source',
      labelNames: ['source'] as const,
      registers,
    }),
    findings: new Counter({
      name: 'liyan_forbidden_findings_total',
      help: 'Forbidden findings stored, by severity',
      labelNames: ['severity'] as const,
      registers,
    }),
    live: new Gauge({ name: 'liyan_live_conversations', help: 'Live conversations open now', registers }),
    liveLines: new Counter({
      name: 'liyan_live_lines_total',
      help: 'Lines taken on /v1/live, by kind',
      labelNames: ['kind'] as const,
      registers,
    }),
    queue: new Gauge({
      name: 'liyan_queue_length',
      help: 'What waits to be done, by queue',
      labelNames: ['queue'] as const,
      registers,
    }),
  }
}
