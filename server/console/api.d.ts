/** The types of the HTTP interface. Made by `npm run api` from the OpenAPI document; not to be edited. */
export interface paths {
  '/v1/check': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Check a line, lines, a conversation or a transcript; nothing is kept */
    post: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody: {
        content: {
          'application/json': components['schemas']['CheckRequestInput']
        }
      }
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['CheckAnswer']
          }
        }
        /** @description Default Response */
        '4XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
        /** @description Default Response */
        '5XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/phrasebooks': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The phrasebooks in service, the default one first */
    get: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': {
              items: components['schemas']['PhrasebookSummary'][]
            }
          }
        }
        /** @description Default Response */
        '4XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
        /** @description Default Response */
        '5XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/phrasebooks/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** One phrasebook: phrases with clauses and proof, rules, scoring */
    get: {
      parameters: {
        query?: never
        header?: never
        path: {
          id: string
        }
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Phrasebook']
          }
        }
        /** @description Default Response */
        '4XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
        /** @description Default Response */
        '5XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/phrasebooks/{id}/try': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Why a text is judged as it is; nothing is kept */
    post: {
      parameters: {
        query?: never
        header?: never
        path: {
          id: string
        }
        cookie?: never
      }
      requestBody: {
        content: {
          'application/json': components['schemas']['TryRequestInput']
        }
      }
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Explanation']
          }
        }
        /** @description Default Response */
        '4XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
        /** @description Default Response */
        '5XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/phrasebooks/reload': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Read every phrasebook anew; one with a mistake stays as it was */
    post: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': {
              items: components['schemas']['BookReload'][]
            }
          }
        }
        /** @description Default Response */
        '4XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
        /** @description Default Response */
        '5XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/healthz': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The process is alive */
    get: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Alive']
          }
        }
        /** @description Default Response */
        '4XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
        /** @description Default Response */
        '5XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/readyz': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The store answers and the phrasebooks are loaded */
    get: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Ready']
          }
        }
        /** @description Default Response */
        '4XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
        /** @description Default Response */
        '5XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/metrics': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Figures for Prometheus */
    get: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'text/plain; version=0.0.4; charset=utf-8': string
          }
        }
        /** @description Default Response */
        '4XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'text/plain; version=0.0.4; charset=utf-8': components['schemas']['Problem']
          }
        }
        /** @description Default Response */
        '5XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'text/plain; version=0.0.4; charset=utf-8': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/live/conversations': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Conversations that are live now, or can be resumed */
    get: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': {
              items: {
                unit: string
                id: string
                /** @enum {string} */
                channel: 'phone' | 'counter'
                staff?: string
                window?: string
                practice: boolean
                startedAt: number
                updatedAt: number
                lines: number
                connected: boolean
              }[]
            }
          }
        }
        /** @description Default Response */
        '4XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
        /** @description Default Response */
        '5XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/live/ticket': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** A ticket to open one WebSocket with, as ?ticket=…, within 30 seconds */
    post: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Ticket']
          }
        }
        /** @description Default Response */
        '4XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
        /** @description Default Response */
        '5XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/session': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Who is asking, and what they may do */
    get: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Session']
          }
        }
        /** @description Default Response */
        '4XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
        /** @description Default Response */
        '5XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    /** Sign in to the console; sets the session cookie */
    post: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody: {
        content: {
          'application/json': components['schemas']['SignInInput']
        }
      }
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Session']
          }
        }
        /** @description Default Response */
        '4XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
        /** @description Default Response */
        '5XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    /** Sign out */
    delete: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        204: {
          headers: {
            [name: string]: unknown
          }
          content?: never
        }
        /** @description Default Response */
        '4XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
        /** @description Default Response */
        '5XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/session/password': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Change the own password; ends the other sessions */
    put: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody: {
        content: {
          'application/json': components['schemas']['PasswordChangeInput']
        }
      }
      responses: {
        /** @description Default Response */
        204: {
          headers: {
            [name: string]: unknown
          }
          content?: never
        }
        /** @description Default Response */
        '4XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
        /** @description Default Response */
        '5XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/users': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Console users, by name */
    get: {
      parameters: {
        query?: {
          cursor?: string
          limit?: number
        }
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['UserPage']
          }
        }
        /** @description Default Response */
        '4XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
        /** @description Default Response */
        '5XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    /** Make a console user */
    post: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody: {
        content: {
          'application/json': components['schemas']['NewUserInput']
        }
      }
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['User']
          }
        }
        /** @description Default Response */
        '4XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
        /** @description Default Response */
        '5XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/users/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    /** Change a console user: display name, role, unit, label, disabled, password */
    patch: {
      parameters: {
        query?: never
        header?: never
        path: {
          id: string
        }
        cookie?: never
      }
      requestBody: {
        content: {
          'application/json': components['schemas']['UserChangeInput']
        }
      }
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['User']
          }
        }
        /** @description Default Response */
        '4XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
        /** @description Default Response */
        '5XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    trace?: never
  }
  '/v1/keys': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** API keys, revoked ones too; never their text */
    get: {
      parameters: {
        query?: {
          cursor?: string
          limit?: number
        }
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['KeyPage']
          }
        }
        /** @description Default Response */
        '4XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
        /** @description Default Response */
        '5XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    /** Make an API key; its text is in this answer and nowhere else */
    post: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody: {
        content: {
          'application/json': components['schemas']['KeyOrderInput']
        }
      }
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['NewKey']
          }
        }
        /** @description Default Response */
        '4XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
        /** @description Default Response */
        '5XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/keys/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    /** Revoke a key; it ends at once here, and within 5 seconds in other processes */
    delete: {
      parameters: {
        query?: never
        header?: never
        path: {
          id: string
        }
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Key']
          }
        }
        /** @description Default Response */
        '4XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
        /** @description Default Response */
        '5XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/units': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Units that one sees, by name */
    get: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['UnitList']
          }
        }
        /** @description Default Response */
        '4XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
        /** @description Default Response */
        '5XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    /** Make a unit */
    post: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody: {
        content: {
          'application/json': components['schemas']['NewUnitInput']
        }
      }
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Unit']
          }
        }
        /** @description Default Response */
        '4XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
        /** @description Default Response */
        '5XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/audit': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The audit log, newest first */
    get: {
      parameters: {
        query?: {
          cursor?: string
          limit?: number
          actor?: string
          action?: string
          target?: string
          unit?: string
          from?: string
          to?: string
        }
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['AuditPage']
          }
        }
        /** @description Default Response */
        '4XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
        /** @description Default Response */
        '5XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/audit/verify': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Whether every row of the audit log follows from the one before, and contains the anchor */
    get: {
      parameters: {
        query?: {
          anchor?: string
        }
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['AuditVerification']
          }
        }
        /** @description Default Response */
        '4XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
        /** @description Default Response */
        '5XX': {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
}
export type webhooks = Record<string, never>
export interface components {
  schemas: {
    ProblemInput: {
      type: string
      title: string
      status: number
      /** @enum {string} */
      code:
        | 'bad-json'
        | 'bad-request'
        | 'bad-conversation'
        | 'bad-transcript'
        | 'bad-cursor'
        | 'not-signed-in'
        | 'wrong-password'
        | 'bad-ticket'
        | 'not-allowed'
        | 'other-unit'
        | 'bad-csrf'
        | 'not-found'
        | 'unknown-phrasebook'
        | 'method-not-allowed'
        | 'conversation-differs'
        | 'already-live'
        | 'already-decided'
        | 'already-appealed'
        | 'name-taken'
        | 'on-hold'
        | 'too-late'
        | 'too-large'
        | 'wrong-type'
        | 'too-many-requests'
        | 'locked-out'
        | 'internal'
        | 'store-unavailable'
        | 'overloaded'
        | 'shutting-down'
      detail: string
      instance: string
      problems?: {
        field: string
        message: string
      }[]
    }
    LineInput: {
      /** @enum {string} */
      role: 'staff' | 'customer'
      text: string
      start?: number
      end?: number
      confidence?: number
      alternatives?: string[]
    }
    ConversationInput: {
      id: string
      /** @enum {string} */
      channel: 'phone' | 'counter'
      staff?: string
      window?: string
      unit?: string
      ringCount?: number
      /** @enum {string} */
      endedBy?: 'staff' | 'customer'
      startedAt?: string
      lines: components['schemas']['LineInput'][]
    }
    ClauseInput: {
      id: string
      norm: string
      article: string
      text: string
    }
    FindingInput: {
      phrase: string
      /** @enum {string} */
      kind: 'courtesy' | 'forbidden' | 'cue'
      start: number
      end: number
      text: string
      /** @enum {string} */
      match: 'exact' | 'variant' | 'sound'
      confidence: number
      /** @enum {string} */
      severity: 'info' | 'minor' | 'major' | 'critical'
      reason: string
    }
    ReportFindingInput: {
      phrase: string
      /** @enum {string} */
      kind: 'courtesy' | 'forbidden' | 'cue'
      start: number
      end: number
      text: string
      /** @enum {string} */
      match: 'exact' | 'variant' | 'sound'
      confidence: number
      /** @enum {string} */
      severity: 'info' | 'minor' | 'major' | 'critical'
      reason: string
      line: number
      /** @enum {string} */
      status: 'kept' | 'needs-listening'
      category?: string
      clause?: components['schemas']['ClauseInput']
      readonly instead: string[]
    }
    PhrasebookRefInput: {
      id: string
      version: string
    }
    ReportInput: {
      id: string
      phrasebook: components['schemas']['PhrasebookRefInput']
      score: number
      passed: boolean
      readonly fatal: string[]
      readonly findings: components['schemas']['ReportFindingInput'][]
      readonly rules: {
        rule: string
        /** @enum {string} */
        status: 'met' | 'missed' | 'not-applicable'
        line?: number
        because: string
      }[]
      readonly deductions: {
        points: number
        for: string
        line?: number
        clause?: components['schemas']['ClauseInput']
        because: string
      }[]
      readonly bonus: {
        points: number
        for: string
      }[]
      stats: {
        courtesyWords: {
          [key: string]: number
        }
        staffLines: number
        customerLines: number
        speakingRate: {
          staff: number | null
          customer: number | null
        }
        answerTime: {
          median: number | null
          longest: number | null
        }
      }
    }
    AuditEntryInput: {
      seq: number
      at: number
      actor: string
      actorName: string
      action: string
      target: string
      unit: string | null
      detail: {
        [key: string]: unknown
      }
      hash: string
    }
    AuditPageInput: {
      items: components['schemas']['AuditEntryInput'][]
      next?: string
    }
    AuditVerificationInput: {
      ok: boolean
      count: number
      anchor: string | null
      broken?: {
        seq: number
        /** @enum {string} */
        because: 'missing' | 'changed' | 'not-linked' | 'cut-off' | 'rewritten'
      }
    }
    TranscriptInput: {
      content: string
      /** @enum {string} */
      format?:
        | 'ndjson'
        | 'funasr'
        | 'whisper'
        | 'whisperx'
        | 'transcribe'
        | 'call-analytics'
        | 'aliyun'
        | 'srt'
        | 'vtt'
        | 'csv'
        | 'tsv'
        | 'chat'
      /** @default transcript */
      fileName: string
      speakers?: {
        [key: string]: 'staff' | 'customer'
      }
      /** @enum {string} */
      channel?: 'phone' | 'counter'
    }
    CheckRequestInput: {
      phrasebook?: string
      line?: components['schemas']['LineInput']
      lines?: components['schemas']['LineInput'][]
      conversation?: components['schemas']['ConversationInput']
      transcript?: components['schemas']['TranscriptInput']
    }
    TranscriptErrorInput: {
      line?: number
      field?: string
      message: string
    }
    CheckAnswerInput: {
      phrasebook: components['schemas']['PhrasebookRefInput']
      lines?: {
        findings: components['schemas']['FindingInput'][]
      }[]
      readonly reports?: components['schemas']['ReportInput'][]
      readonly errors?: components['schemas']['TranscriptErrorInput'][]
    }
    AliveInput: {
      /** @constant */
      status: 'ok'
    }
    ReadyInput: {
      /** @constant */
      status: 'ready'
      /** @enum {string} */
      store: 'sqlite' | 'postgres'
      phrasebooks: {
        id: string
        version: string
      }[]
    }
    SignInInput: {
      name: string
      password: string
    }
    WhoInput: {
      /** @enum {string} */
      kind: 'key' | 'user'
      id: string
      name: string
      /** @enum {string} */
      role: 'pipeline' | 'trainee' | 'staff' | 'reviewer' | 'supervisor' | 'admin'
      unit: string | null
      staff: string | null
      readonly permissions: (
        | 'check'
        | 'conversations:write'
        | 'conversations:read'
        | 'conversations:delete'
        | 'conversations:hold'
        | 'findings:read'
        | 'reviews:write'
        | 'appeals:write'
        | 'appeals:read'
        | 'appeals:decide'
        | 'reports:read'
        | 'exports'
        | 'live'
        | 'monitor'
        | 'phrasebooks:reload'
        | 'settings'
        | 'audit'
        | 'metrics'
      )[]
    }
    SessionInput: {
      user: components['schemas']['WhoInput']
      csrf?: string
    }
    PasswordChangeInput: {
      old: string
      new: string
    }
    TicketInput: {
      ticket: string
      expiresAt: number
    }
    KeyInput: {
      id: string
      name: string
      /** @enum {string} */
      role: 'pipeline' | 'trainee' | 'staff' | 'reviewer' | 'supervisor' | 'admin'
      unit: string | null
      staff: string | null
      scopes:
        | (
            | 'check'
            | 'conversations:write'
            | 'conversations:read'
            | 'conversations:delete'
            | 'conversations:hold'
            | 'findings:read'
            | 'reviews:write'
            | 'appeals:write'
            | 'appeals:read'
            | 'appeals:decide'
            | 'reports:read'
            | 'exports'
            | 'live'
            | 'monitor'
            | 'phrasebooks:reload'
            | 'settings'
            | 'audit'
            | 'metrics'
          )[]
        | null
      createdBy: string
      createdAt: number
      expiresAt: number | null
      revokedAt: number | null
      lastUsedAt: number | null
    }
    KeyPageInput: {
      items: components['schemas']['KeyInput'][]
      next?: string
    }
    NewKeyInput: {
      id: string
      name: string
      /** @enum {string} */
      role: 'pipeline' | 'trainee' | 'staff' | 'reviewer' | 'supervisor' | 'admin'
      unit: string | null
      staff: string | null
      scopes:
        | (
            | 'check'
            | 'conversations:write'
            | 'conversations:read'
            | 'conversations:delete'
            | 'conversations:hold'
            | 'findings:read'
            | 'reviews:write'
            | 'appeals:write'
            | 'appeals:read'
            | 'appeals:decide'
            | 'reports:read'
            | 'exports'
            | 'live'
            | 'monitor'
            | 'phrasebooks:reload'
            | 'settings'
            | 'audit'
            | 'metrics'
          )[]
        | null
      createdBy: string
      createdAt: number
      expiresAt: number | null
      revokedAt: number | null
      lastUsedAt: number | null
      text: string
    }
    KeyOrderInput: {
      name: string
      /** @enum {string} */
      role: 'pipeline' | 'trainee' | 'staff' | 'reviewer' | 'supervisor' | 'admin'
      unit?: string | null
      /** @default null */
      staff: string | null
      /** @default null */
      scopes:
        | (
            | 'check'
            | 'conversations:write'
            | 'conversations:read'
            | 'conversations:delete'
            | 'conversations:hold'
            | 'findings:read'
            | 'reviews:write'
            | 'appeals:write'
            | 'appeals:read'
            | 'appeals:decide'
            | 'reports:read'
            | 'exports'
            | 'live'
            | 'monitor'
            | 'phrasebooks:reload'
            | 'settings'
            | 'audit'
            | 'metrics'
          )[]
        | null
      expiresInDays?: number
    }
    PhrasebookSummaryInput: {
      id: string
      title: string
      version: string
      phrases: number
      rules: number
      layers: string[]
    }
    PhraseInput: {
      id: string
      /** @enum {string} */
      kind: 'courtesy' | 'forbidden' | 'cue'
      /** @enum {string} */
      speaker: 'staff' | 'customer' | 'any'
      title: string
      /** @enum {string} */
      severity: 'info' | 'minor' | 'major' | 'critical'
      category?: string
      points: number
      clause?: components['schemas']['ClauseInput']
      readonly instead: string[]
      readonly say: string[]
      readonly unless: string[]
      readonly guards: string[]
      readonly hits: string[]
      readonly misses: string[]
      origin: string
    }
    RuleInput: {
      id: string
      title: string
      /** @enum {string} */
      severity: 'info' | 'minor' | 'major' | 'critical'
      points: number
      clause?: components['schemas']['ClauseInput']
      readonly instead: string[]
      kind: string
      origin: string
    }
    PhrasebookInput: {
      id: string
      title: string
      version: string
      phrases: components['schemas']['PhraseInput'][]
      rules: components['schemas']['RuleInput'][]
      scoring: {
        start: number
        min: number
        max: number
        pass: number
        floor: number
      }
    }
    TryRequestInput: {
      text: string
      /**
       * @default staff
       * @enum {string}
       */
      role: 'staff' | 'customer'
      phrase?: string
    }
    BookReloadInput: {
      name: string
      version?: string
      changed: boolean
      readonly problems: {
        /** @enum {string} */
        level: 'error' | 'warning'
        code: string
        message: string
        file: string
        line: number
        column: number
      }[]
    }
    ExplanationInput: {
      text: string
      /** @enum {string} */
      role: 'staff' | 'customer'
      folded: string
      readonly words: string[]
      readonly candidates: {
        phrase: string
        title: string
        /** @enum {string} */
        kind: 'courtesy' | 'forbidden' | 'cue'
        pattern: string
        text: string
        start: number
        end: number
        verdict: string
        /** @enum {string} */
        match: 'exact' | 'variant' | 'sound'
        confidence: number
        why: string
      }[]
      missing?: {
        phrase: string
        title: string
        otherSpeaker: boolean
        pattern: string
        readonly characters: {
          character: string
          heard: boolean
        }[]
      }
    }
    UnitInput: {
      name: string
      createdAt: number
    }
    UnitListInput: {
      items: components['schemas']['UnitInput'][]
    }
    NewUnitInput: {
      name: string
    }
    UserInput: {
      id: string
      name: string
      display: string
      /** @enum {string} */
      role: 'pipeline' | 'trainee' | 'staff' | 'reviewer' | 'supervisor' | 'admin'
      unit: string | null
      staff: string | null
      createdAt: number
      disabledAt: number | null
      lockedUntil: number | null
    }
    UserPageInput: {
      items: components['schemas']['UserInput'][]
      next?: string
    }
    NewUserInput: {
      name: string
      display?: string
      /** @enum {string} */
      role: 'pipeline' | 'trainee' | 'staff' | 'reviewer' | 'supervisor' | 'admin'
      unit?: string | null
      /** @default null */
      staff: string | null
      password: string
    }
    UserChangeInput: {
      display?: string
      /** @enum {string} */
      role?: 'pipeline' | 'trainee' | 'staff' | 'reviewer' | 'supervisor' | 'admin'
      unit?: string | null
      staff?: string | null
      disabled?: boolean
      password?: string
    }
    Problem: {
      type: string
      title: string
      status: number
      /** @enum {string} */
      code:
        | 'bad-json'
        | 'bad-request'
        | 'bad-conversation'
        | 'bad-transcript'
        | 'bad-cursor'
        | 'not-signed-in'
        | 'wrong-password'
        | 'bad-ticket'
        | 'not-allowed'
        | 'other-unit'
        | 'bad-csrf'
        | 'not-found'
        | 'unknown-phrasebook'
        | 'method-not-allowed'
        | 'conversation-differs'
        | 'already-live'
        | 'already-decided'
        | 'already-appealed'
        | 'name-taken'
        | 'on-hold'
        | 'too-late'
        | 'too-large'
        | 'wrong-type'
        | 'too-many-requests'
        | 'locked-out'
        | 'internal'
        | 'store-unavailable'
        | 'overloaded'
        | 'shutting-down'
      detail: string
      instance: string
      problems?: {
        field: string
        message: string
      }[]
    }
    Line: {
      /** @enum {string} */
      role: 'staff' | 'customer'
      text: string
      start?: number
      end?: number
      confidence?: number
      alternatives?: string[]
    }
    Conversation: {
      id: string
      /** @enum {string} */
      channel: 'phone' | 'counter'
      staff?: string
      window?: string
      unit?: string
      ringCount?: number
      /** @enum {string} */
      endedBy?: 'staff' | 'customer'
      startedAt?: string
      lines: components['schemas']['Line'][]
    }
    Clause: {
      id: string
      norm: string
      article: string
      text: string
    }
    Finding: {
      phrase: string
      /** @enum {string} */
      kind: 'courtesy' | 'forbidden' | 'cue'
      start: number
      end: number
      text: string
      /** @enum {string} */
      match: 'exact' | 'variant' | 'sound'
      confidence: number
      /** @enum {string} */
      severity: 'info' | 'minor' | 'major' | 'critical'
      reason: string
    }
    ReportFinding: {
      phrase: string
      /** @enum {string} */
      kind: 'courtesy' | 'forbidden' | 'cue'
      start: number
      end: number
      text: string
      /** @enum {string} */
      match: 'exact' | 'variant' | 'sound'
      confidence: number
      /** @enum {string} */
      severity: 'info' | 'minor' | 'major' | 'critical'
      reason: string
      line: number
      /** @enum {string} */
      status: 'kept' | 'needs-listening'
      category?: string
      clause?: components['schemas']['Clause']
      readonly instead: string[]
    }
    PhrasebookRef: {
      id: string
      version: string
    }
    Report: {
      id: string
      phrasebook: components['schemas']['PhrasebookRef']
      score: number
      passed: boolean
      readonly fatal: string[]
      readonly findings: components['schemas']['ReportFinding'][]
      readonly rules: {
        rule: string
        /** @enum {string} */
        status: 'met' | 'missed' | 'not-applicable'
        line?: number
        because: string
      }[]
      readonly deductions: {
        points: number
        for: string
        line?: number
        clause?: components['schemas']['Clause']
        because: string
      }[]
      readonly bonus: {
        points: number
        for: string
      }[]
      stats: {
        courtesyWords: {
          [key: string]: number
        }
        staffLines: number
        customerLines: number
        speakingRate: {
          staff: number | null
          customer: number | null
        }
        answerTime: {
          median: number | null
          longest: number | null
        }
      }
    }
    AuditEntry: {
      seq: number
      at: number
      actor: string
      actorName: string
      action: string
      target: string
      unit: string | null
      detail: {
        [key: string]: unknown
      }
      hash: string
    }
    AuditPage: {
      items: components['schemas']['AuditEntry'][]
      next?: string
    }
    AuditVerification: {
      ok: boolean
      count: number
      anchor: string | null
      broken?: {
        seq: number
        /** @enum {string} */
        because: 'missing' | 'changed' | 'not-linked' | 'cut-off' | 'rewritten'
      }
    }
    Transcript: {
      content: string
      /** @enum {string} */
      format?:
        | 'ndjson'
        | 'funasr'
        | 'whisper'
        | 'whisperx'
        | 'transcribe'
        | 'call-analytics'
        | 'aliyun'
        | 'srt'
        | 'vtt'
        | 'csv'
        | 'tsv'
        | 'chat'
      /** @default transcript */
      fileName: string
      speakers?: {
        [key: string]: 'staff' | 'customer'
      }
      /** @enum {string} */
      channel?: 'phone' | 'counter'
    }
    CheckRequest: {
      phrasebook?: string
      line?: components['schemas']['Line']
      lines?: components['schemas']['Line'][]
      conversation?: components['schemas']['Conversation']
      transcript?: components['schemas']['Transcript']
    }
    TranscriptError: {
      line?: number
      field?: string
      message: string
    }
    CheckAnswer: {
      phrasebook: components['schemas']['PhrasebookRef']
      lines?: {
        findings: components['schemas']['Finding'][]
      }[]
      readonly reports?: components['schemas']['Report'][]
      readonly errors?: components['schemas']['TranscriptError'][]
    }
    Alive: {
      /** @constant */
      status: 'ok'
    }
    Ready: {
      /** @constant */
      status: 'ready'
      /** @enum {string} */
      store: 'sqlite' | 'postgres'
      phrasebooks: {
        id: string
        version: string
      }[]
    }
    SignIn: {
      name: string
      password: string
    }
    Who: {
      /** @enum {string} */
      kind: 'key' | 'user'
      id: string
      name: string
      /** @enum {string} */
      role: 'pipeline' | 'trainee' | 'staff' | 'reviewer' | 'supervisor' | 'admin'
      unit: string | null
      staff: string | null
      readonly permissions: (
        | 'check'
        | 'conversations:write'
        | 'conversations:read'
        | 'conversations:delete'
        | 'conversations:hold'
        | 'findings:read'
        | 'reviews:write'
        | 'appeals:write'
        | 'appeals:read'
        | 'appeals:decide'
        | 'reports:read'
        | 'exports'
        | 'live'
        | 'monitor'
        | 'phrasebooks:reload'
        | 'settings'
        | 'audit'
        | 'metrics'
      )[]
    }
    Session: {
      user: components['schemas']['Who']
      csrf?: string
    }
    PasswordChange: {
      old: string
      new: string
    }
    Ticket: {
      ticket: string
      expiresAt: number
    }
    Key: {
      id: string
      name: string
      /** @enum {string} */
      role: 'pipeline' | 'trainee' | 'staff' | 'reviewer' | 'supervisor' | 'admin'
      unit: string | null
      staff: string | null
      scopes:
        | (
            | 'check'
            | 'conversations:write'
            | 'conversations:read'
            | 'conversations:delete'
            | 'conversations:hold'
            | 'findings:read'
            | 'reviews:write'
            | 'appeals:write'
            | 'appeals:read'
            | 'appeals:decide'
            | 'reports:read'
            | 'exports'
            | 'live'
            | 'monitor'
            | 'phrasebooks:reload'
            | 'settings'
            | 'audit'
            | 'metrics'
          )[]
        | null
      createdBy: string
      createdAt: number
      expiresAt: number | null
      revokedAt: number | null
      lastUsedAt: number | null
    }
    KeyPage: {
      items: components['schemas']['Key'][]
      next?: string
    }
    NewKey: {
      id: string
      name: string
      /** @enum {string} */
      role: 'pipeline' | 'trainee' | 'staff' | 'reviewer' | 'supervisor' | 'admin'
      unit: string | null
      staff: string | null
      scopes:
        | (
            | 'check'
            | 'conversations:write'
            | 'conversations:read'
            | 'conversations:delete'
            | 'conversations:hold'
            | 'findings:read'
            | 'reviews:write'
            | 'appeals:write'
            | 'appeals:read'
            | 'appeals:decide'
            | 'reports:read'
            | 'exports'
            | 'live'
            | 'monitor'
            | 'phrasebooks:reload'
            | 'settings'
            | 'audit'
            | 'metrics'
          )[]
        | null
      createdBy: string
      createdAt: number
      expiresAt: number | null
      revokedAt: number | null
      lastUsedAt: number | null
      text: string
    }
    KeyOrder: {
      name: string
      /** @enum {string} */
      role: 'pipeline' | 'trainee' | 'staff' | 'reviewer' | 'supervisor' | 'admin'
      unit?: string | null
      /** @default null */
      staff: string | null
      /** @default null */
      scopes:
        | (
            | 'check'
            | 'conversations:write'
            | 'conversations:read'
            | 'conversations:delete'
            | 'conversations:hold'
            | 'findings:read'
            | 'reviews:write'
            | 'appeals:write'
            | 'appeals:read'
            | 'appeals:decide'
            | 'reports:read'
            | 'exports'
            | 'live'
            | 'monitor'
            | 'phrasebooks:reload'
            | 'settings'
            | 'audit'
            | 'metrics'
          )[]
        | null
      expiresInDays?: number
    }
    PhrasebookSummary: {
      id: string
      title: string
      version: string
      phrases: number
      rules: number
      layers: string[]
    }
    Phrase: {
      id: string
      /** @enum {string} */
      kind: 'courtesy' | 'forbidden' | 'cue'
      /** @enum {string} */
      speaker: 'staff' | 'customer' | 'any'
      title: string
      /** @enum {string} */
      severity: 'info' | 'minor' | 'major' | 'critical'
      category?: string
      points: number
      clause?: components['schemas']['Clause']
      readonly instead: string[]
      readonly say: string[]
      readonly unless: string[]
      readonly guards: string[]
      readonly hits: string[]
      readonly misses: string[]
      origin: string
    }
    Rule: {
      id: string
      title: string
      /** @enum {string} */
      severity: 'info' | 'minor' | 'major' | 'critical'
      points: number
      clause?: components['schemas']['Clause']
      readonly instead: string[]
      kind: string
      origin: string
    }
    Phrasebook: {
      id: string
      title: string
      version: string
      phrases: components['schemas']['Phrase'][]
      rules: components['schemas']['Rule'][]
      scoring: {
        start: number
        min: number
        max: number
        pass: number
        floor: number
      }
    }
    TryRequest: {
      text: string
      /**
       * @default staff
       * @enum {string}
       */
      role: 'staff' | 'customer'
      phrase?: string
    }
    BookReload: {
      name: string
      version?: string
      changed: boolean
      readonly problems: {
        /** @enum {string} */
        level: 'error' | 'warning'
        code: string
        message: string
        file: string
        line: number
        column: number
      }[]
    }
    Explanation: {
      text: string
      /** @enum {string} */
      role: 'staff' | 'customer'
      folded: string
      readonly words: string[]
      readonly candidates: {
        phrase: string
        title: string
        /** @enum {string} */
        kind: 'courtesy' | 'forbidden' | 'cue'
        pattern: string
        text: string
        start: number
        end: number
        verdict: string
        /** @enum {string} */
        match: 'exact' | 'variant' | 'sound'
        confidence: number
        why: string
      }[]
      missing?: {
        phrase: string
        title: string
        otherSpeaker: boolean
        pattern: string
        readonly characters: {
          character: string
          heard: boolean
        }[]
      }
    }
    Unit: {
      name: string
      createdAt: number
    }
    UnitList: {
      items: components['schemas']['Unit'][]
    }
    NewUnit: {
      name: string
    }
    User: {
      id: string
      name: string
      display: string
      /** @enum {string} */
      role: 'pipeline' | 'trainee' | 'staff' | 'reviewer' | 'supervisor' | 'admin'
      unit: string | null
      staff: string | null
      createdAt: number
      disabledAt: number | null
      lockedUntil: number | null
    }
    UserPage: {
      items: components['schemas']['User'][]
      next?: string
    }
    NewUser: {
      name: string
      display?: string
      /** @enum {string} */
      role: 'pipeline' | 'trainee' | 'staff' | 'reviewer' | 'supervisor' | 'admin'
      unit?: string | null
      /** @default null */
      staff: string | null
      password: string
    }
    UserChange: {
      display?: string
      /** @enum {string} */
      role?: 'pipeline' | 'trainee' | 'staff' | 'reviewer' | 'supervisor' | 'admin'
      unit?: string | null
      staff?: string | null
      disabled?: boolean
      password?: string
    }
  }
  responses: never
  parameters: never
  requestBodies: never
  headers: never
  pathItems: never
}
export type $defs = Record<string, never>
export type operations = Record<string, never>
