/** The types of the HTTP interface. Made by `npm run api` from the OpenAPI document; not to be edited. */
export interface paths {
    "/v1/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check a line, lines, a conversation or a transcript; nothing is kept */
        post: operations["postCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Stored conversations, the latest first */
        get: operations["getConversations"];
        put?: never;
        /** Check and store a conversation; the same id and content again is answered the same */
        post: operations["postConversations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check and store the conversations of another tool's transcript */
        post: operations["postConversationsImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One conversation: lines, report, both scores, findings with what was decided on them */
        get: operations["getConversationsId"];
        put?: never;
        post?: never;
        /** Delete a conversation and all that belongs to it, for good */
        delete: operations["deleteConversationsId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{id}/recompute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the report again from the stored lines and compare; nothing is stored */
        post: operations["postConversationsIdRecompute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{id}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Legal hold: while it lasts, nothing of the conversation is deleted */
        put: operations["putConversationsIdHold"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lines that hold all words asked for, those stored last first
         * @description The words are cut as the checker cuts them: 户口 finds 户口本. Words in quotation marks stand one after the other; a single character finds the words that begin with it.
         */
        get: operations["getLines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/phrasebooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The phrasebooks in service, the default one first */
        get: operations["getPhrasebooks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/phrasebooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One phrasebook: phrases with clauses and proof, rules, scoring */
        get: operations["getPhrasebooksId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/phrasebooks/{id}/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Why a text is judged as it is; nothing is kept */
        post: operations["postPhrasebooksIdTry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/phrasebooks/reload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read every phrasebook anew; one with a mistake stays as it was */
        post: operations["postPhrasebooksReload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process is alive */
        get: operations["getHealthz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The store answers and the phrasebooks are loaded */
        get: operations["getReadyz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Figures for Prometheus */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/live/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Conversations that are live now, or can be resumed */
        get: operations["getLiveConversations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/live/ticket": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A ticket to open one WebSocket with, as ?ticket=…, within 30 seconds */
        post: operations["postLiveTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is asking, and what they may do */
        get: operations["getSession"];
        put?: never;
        /** Sign in to the console; sets the session cookie */
        post: operations["postSession"];
        /** Sign out */
        delete: operations["deleteSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change the own password; ends the other sessions */
        put: operations["putSessionPassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Console users, by name */
        get: operations["getUsers"];
        put?: never;
        /** Make a console user */
        post: operations["postUsers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a console user: display name, role, unit, label, disabled, password */
        patch: operations["patchUsersId"];
        trace?: never;
    };
    "/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** API keys, revoked ones too; never their text */
        get: operations["getKeys"];
        put?: never;
        /** Make an API key; its text is in this answer and nowhere else */
        post: operations["postKeys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke a key; it ends at once here, and within 5 seconds in other processes */
        delete: operations["deleteKeysId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Units that one sees, by name */
        get: operations["getUnits"];
        put?: never;
        /** Make a unit */
        post: operations["postUnits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The audit log, newest first */
        get: operations["getAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether every row of the audit log follows from the one before, and contains the anchor */
        get: operations["getAuditVerify"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Findings: the most urgent first, or the newest */
        get: operations["getFindings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many findings there are by status, severity and phrase */
        get: operations["getFindingsSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One finding with its line, clause, reviews and appeals */
        get: operations["getFindingsId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings/{id}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide on a finding, or on all that are identical to it */
        post: operations["postFindingsIdReviews"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide on many open findings at once */
        post: operations["postReviews"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reviews/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take back a decision of your own; the one before comes back */
        delete: operations["deleteReviewsId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reviews/agreement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How well reviewers agree: double reviews, Cohen's kappa */
        get: operations["getReviewsAgreement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings/{id}/appeals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Appeal against a finding on yourself */
        post: operations["postFindingsIdAppeals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/appeals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Appeals, the latest first */
        get: operations["getAppeals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/appeals/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept an appeal, which makes its finding a false alarm, or reject it */
        post: operations["postAppealsIdDecision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/appeals/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw your own open appeal */
        post: operations["postAppealsIdWithdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The assessment sheet of a month: each person, with deductions by clause */
        get: operations["getReportsSheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/{by}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Figures by staff, window, unit, phrase, rule, day, or weekday and hour */
        get: operations["getReportsBy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Conversations as a file, the latest first */
        get: operations["getExportsConversations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Findings as a file, the latest conversation first */
        get: operations["getExportsFindings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A report as a file */
        get: operations["getExportsReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The assessment sheet of a month as a file */
        get: operations["getExportsSheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Jobs, the newest first */
        get: operations["getJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a job is */
        get: operations["getJobsId"];
        put?: never;
        post?: never;
        /** Cancel a job; what is done stays done */
        delete: operations["deleteJobsId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{id}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What became of each line so far, in input order (NDJSON)
         * @description As a batch is answered: {"line":1,"id":"…","status":"stored"|"same","report":{…}} or {"line":7,"error":{"code","message","field"}}. The report is missing where the conversation has been deleted since.
         */
        get: operations["getJobsIdResults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Webhooks, by name */
        get: operations["getWebhooks"];
        put?: never;
        /** Make a webhook; its secret is in this answer and nowhere else */
        post: operations["postWebhooks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a webhook and what was still to be delivered to it */
        delete: operations["deleteWebhooksId"];
        options?: never;
        head?: never;
        /** Change a webhook, or give it a new secret */
        patch: operations["patchWebhooksId"];
        trace?: never;
    };
    "/v1/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a message that says nothing but that it arrived */
        post: operations["postWebhooksIdTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages to a webhook, the newest first; the dead ones with status=dead */
        get: operations["getWebhooksIdDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try a message again from the beginning, with the same webhook-id */
        post: operations["postDeliveriesIdRetry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How long what is kept is kept, in a unit or (without one) in the whole service */
        get: operations["getSettingsRetention"];
        /** Set how long; what is not named is as the whole service has it */
        put: operations["putSettingsRetention"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scenarios": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Scenarios to practise: those of the own unit, then those that are shipped */
        get: operations["getScenarios"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scenarios/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One scenario with all its turns and endings */
        get: operations["getScenariosId"];
        put?: never;
        post?: never;
        /** Remove a scenario that the unit made, with its drills */
        delete: operations["deleteScenariosId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scenarios/{id}/turns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How the citizen goes on after a reply, and what of the wanted it held; keeps nothing */
        post: operations["postScenariosIdTurns"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scenarios/from-conversation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a scenario of a stored conversation: the citizen's lines, and what staff left out */
        post: operations["postScenariosFromConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/practice/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take down a practice conversation of your own that has ended; the same again is answered the same */
        post: operations["postPracticeRuns"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/practice/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Scores and misses of practice, and misses in live conversations before and after it */
        get: operations["getPracticeProgress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Drills, the newest first: your own, or those of your people with who has done them */
        get: operations["getDrills"];
        put?: never;
        /** Give people of a unit a scenario to practise */
        post: operations["postDrills"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drills/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a drill back; what was practised stays */
        delete: operations["deleteDrillsId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/practice/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People who can be given drills: trainees and staff with a label */
        get: operations["getPracticePeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check and store a stream of conversations (NDJSON), answered line by line (NDJSON)
         * @description Every line is answered in order, while the rest is still being sent: {"line":1,"status":"stored"|"same","report":{…}} or {"line":7,"error":{"code","message","field"}}. Read while you send: a client that does not read is not read from either. With mode=job the whole body is taken in first and worked on in the background; the answer is the job.
         */
        post: operations["postConversationsBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Agreement: {
            pairs: number;
            observed: number | null;
            expected: number | null;
            kappa: number | null;
            decisions: ("confirmed" | "false-alarm" | "needs-listening")[];
            table: number[][];
            phrases: {
                phrase: string;
                pairs: number;
                observed: number | null;
                expected: number | null;
                kappa: number | null;
            }[];
            reviewers: {
                reviewers: [
                    {
                        id: string;
                        name: string;
                    },
                    {
                        id: string;
                        name: string;
                    }
                ];
                pairs: number;
                observed: number | null;
                expected: number | null;
                kappa: number | null;
            }[];
        };
        Alive: {
            /** @constant */
            status: "ok";
        };
        Appeal: {
            id: number;
            finding: number;
            conversation: string;
            unit: string;
            staff: string;
            window: string | null;
            day: string;
            line: number;
            phrase: string;
            text: string;
            /** @enum {string} */
            severity: "info" | "minor" | "major" | "critical";
            decision: ("confirmed" | "false-alarm" | "needs-listening") | null;
            reason: string;
            filedAt: number;
            answerBy: number;
            overdue: boolean;
            /** @enum {string} */
            status: "open" | "withdrawn" | "accepted" | "rejected";
            answer: string | null;
            decidedBy: string | null;
            decidedAt: number | null;
            final: boolean;
        };
        AppealDecisionInput: {
            /** @enum {string} */
            decision: "accept" | "reject";
            answer: string;
            /** @default false */
            final: boolean;
        };
        AppealPage: {
            items: components["schemas"]["Appeal"][];
            next?: string;
        };
        AppealRequestInput: {
            reason: string;
        };
        AuditEntry: {
            seq: number;
            at: number;
            actor: string;
            actorName: string;
            action: string;
            target: string;
            unit: string | null;
            detail: {
                [key: string]: unknown;
            };
            hash: string;
        };
        AuditPage: {
            items: components["schemas"]["AuditEntry"][];
            next?: string;
        };
        AuditVerification: {
            ok: boolean;
            count: number;
            anchor: string | null;
            broken?: {
                seq: number;
                /** @enum {string} */
                because: "missing" | "changed" | "not-linked" | "cut-off" | "rewritten";
            };
        };
        BookReload: {
            name: string;
            version?: string;
            changed: boolean;
            readonly problems: {
                /** @enum {string} */
                level: "error" | "warning";
                code: string;
                message: string;
                file: string;
                line: number;
                column: number;
            }[];
        };
        CheckAnswer: {
            phrasebook: components["schemas"]["PhrasebookRef"];
            lines?: {
                findings: components["schemas"]["Finding"][];
            }[];
            readonly reports?: components["schemas"]["Report"][];
            readonly errors?: components["schemas"]["TranscriptError"][];
        };
        CheckRequestInput: {
            phrasebook?: string;
            line?: components["schemas"]["LineInput"];
            lines?: components["schemas"]["LineInput"][];
            conversation?: components["schemas"]["ConversationInput"];
            transcript?: components["schemas"]["TranscriptInput"];
        };
        Clause: {
            id: string;
            norm: string;
            article: string;
            text: string;
        };
        ConversationDetail: {
            id: string;
            unit: string;
            /** @enum {string} */
            channel: "phone" | "counter";
            staff: string | null;
            window: string | null;
            startedAt: string | null;
            at: number;
            receivedAt: number;
            /** @enum {string} */
            source: "post" | "batch" | "live" | "practice";
            phrasebook: components["schemas"]["PhrasebookRef"];
            score: number;
            reviewedScore: number;
            passed: boolean;
            reviewedPassed: boolean;
            lineCount: number;
            forbiddenCount: number;
            held: boolean;
            abandoned: boolean;
            /** @enum {string} */
            kept: "full" | "findings" | "expired";
            ringCount: number | null;
            endedBy: ("staff" | "customer") | null;
            heldBecause: string | null;
            lines?: components["schemas"]["Line"][];
            report: components["schemas"]["Report"];
            findings: components["schemas"]["StoredFinding"][];
        };
        ConversationInput: {
            id: string & (unknown & unknown);
            /** @enum {string} */
            channel: "phone" | "counter";
            staff?: string;
            window?: string;
            unit?: string;
            ringCount?: number;
            /** @enum {string} */
            endedBy?: "staff" | "customer";
            startedAt?: string;
            lines: components["schemas"]["LineInput"][];
        };
        ConversationList: {
            items: components["schemas"]["ConversationSummary"][];
            next?: string;
        };
        ConversationSummary: {
            id: string;
            unit: string;
            /** @enum {string} */
            channel: "phone" | "counter";
            staff: string | null;
            window: string | null;
            startedAt: string | null;
            at: number;
            receivedAt: number;
            /** @enum {string} */
            source: "post" | "batch" | "live" | "practice";
            phrasebook: components["schemas"]["PhrasebookRef"];
            score: number;
            reviewedScore: number;
            passed: boolean;
            reviewedPassed: boolean;
            lineCount: number;
            forbiddenCount: number;
            held: boolean;
            abandoned: boolean;
            /** @enum {string} */
            kept: "full" | "findings" | "expired";
        };
        Delivery: {
            id: string;
            webhook: string;
            event: string;
            /** @enum {string} */
            status: "pending" | "delivered" | "dead";
            attempts: number;
            nextAt: number | null;
            lastError: string | null;
            createdAt: number;
            deliveredAt: number | null;
        };
        DeliveryPage: {
            items: components["schemas"]["Delivery"][];
            next?: string;
        };
        Drill: {
            id: number;
            unit: string;
            scenario: string;
            title: string;
            note: string;
            due: string | null;
            createdBy: string;
            createdAt: number;
            people: {
                staff: string;
                name: string;
                runs: number;
                best: number | null;
                passed: boolean;
                lastAt: number | null;
            }[];
        };
        DrillOrderInput: {
            scenario: string;
            people: string[];
            due?: string;
            /** @default  */
            note: string;
            unit?: string;
        };
        DrillPage: {
            items: components["schemas"]["Drill"][];
            next?: string;
        };
        Explanation: {
            text: string;
            /** @enum {string} */
            role: "staff" | "customer";
            folded: string;
            readonly words: string[];
            readonly candidates: {
                phrase: string;
                title: string;
                /** @enum {string} */
                kind: "courtesy" | "forbidden" | "cue";
                pattern: string;
                text: string;
                start: number;
                end: number;
                verdict: string;
                /** @enum {string} */
                match: "exact" | "variant" | "sound";
                confidence: number;
                why: string;
            }[];
            missing?: {
                phrase: string;
                title: string;
                otherSpeaker: boolean;
                pattern: string;
                readonly characters: {
                    character: string;
                    heard: boolean;
                }[];
            };
        };
        Finding: {
            phrase: string;
            /** @enum {string} */
            kind: "courtesy" | "forbidden" | "cue";
            start: number;
            end: number;
            text: string;
            /** @enum {string} */
            match: "exact" | "variant" | "sound";
            confidence: number;
            /** @enum {string} */
            severity: "info" | "minor" | "major" | "critical";
            reason: string;
        };
        FindingDetail: {
            id: number;
            conversation: string;
            unit: string;
            staff: string | null;
            window: string | null;
            at: number;
            day: string;
            line: number;
            start: number;
            end: number;
            phrase: string;
            kind: string;
            text: string;
            match: string;
            confidence: number;
            /** @enum {string} */
            severity: "info" | "minor" | "major" | "critical";
            category: string | null;
            reason: string;
            /** @enum {string} */
            status: "kept" | "needs-listening";
            decision: ("confirmed" | "false-alarm" | "needs-listening") | null;
            decidedAt: number | null;
            disputed: boolean;
            appealed: boolean;
            same: string;
            said: string | null;
            title: string;
            clause: components["schemas"]["Clause"] | null;
            readonly instead: string[];
            context: {
                n: number;
                /** @enum {string} */
                role: "staff" | "customer";
                text: string;
                start: number | null;
                end: number | null;
            }[];
            score: number;
            passed: boolean;
            reviewedScore: number | null;
            reviewedPassed: boolean | null;
            identical: {
                total: number;
                open: number;
            };
            phrasebook: components["schemas"]["PhrasebookRef"];
            appealUntil: number;
            reviews: components["schemas"]["Review"][];
            appeals: components["schemas"]["Appeal"][];
        };
        FindingItem: {
            id: number;
            conversation: string;
            unit: string;
            staff: string | null;
            window: string | null;
            at: number;
            day: string;
            line: number;
            start: number;
            end: number;
            phrase: string;
            kind: string;
            text: string;
            match: string;
            confidence: number;
            /** @enum {string} */
            severity: "info" | "minor" | "major" | "critical";
            category: string | null;
            reason: string;
            /** @enum {string} */
            status: "kept" | "needs-listening";
            decision: ("confirmed" | "false-alarm" | "needs-listening") | null;
            decidedAt: number | null;
            disputed: boolean;
            appealed: boolean;
            same: string;
            said: string | null;
        };
        FindingPage: {
            items: components["schemas"]["FindingItem"][];
            next?: string;
        };
        FindingSummary: {
            status: {
                total: number;
                open: number;
                confirmed: number;
                falseAlarm: number;
                needsListening: number;
                disputed: number;
                appealed: number;
            };
            severities: {
                /** @enum {string} */
                severity: "info" | "minor" | "major" | "critical";
                total: number;
                open: number;
            }[];
            phrases: {
                phrase: string;
                total: number;
                open: number;
            }[];
        };
        HoldRequestInput: {
            /** @constant */
            held: true;
            because: string;
        } | {
            /** @constant */
            held: false;
            because?: string;
        };
        HoldState: {
            held: boolean;
            heldBecause: string | null;
        };
        ImportAnswer: {
            results: {
                id: string;
                /** @enum {string} */
                status?: "stored" | "same";
                report?: components["schemas"]["Report"];
                error?: {
                    /** @enum {string} */
                    code: "bad-json" | "bad-request" | "bad-conversation" | "bad-transcript" | "bad-cursor" | "not-signed-in" | "wrong-password" | "bad-ticket" | "not-allowed" | "other-unit" | "bad-csrf" | "not-found" | "unknown-phrasebook" | "method-not-allowed" | "too-slow" | "conversation-differs" | "already-live" | "already-decided" | "already-appealed" | "name-taken" | "on-hold" | "lines-not-kept" | "too-late" | "too-large" | "wrong-type" | "too-many-requests" | "locked-out" | "internal" | "store-unavailable" | "overloaded" | "shutting-down";
                    message: string;
                    field: string;
                };
            }[];
            readonly errors: components["schemas"]["TranscriptError"][];
        };
        Job: {
            id: string;
            unit: string;
            kind: string;
            createdBy: string;
            /** @enum {string} */
            status: "receiving" | "queued" | "running" | "done" | "cancelled";
            total: number;
            done: number;
            failed: number;
            createdAt: number;
            updatedAt: number;
        };
        JobPage: {
            items: components["schemas"]["Job"][];
            next?: string;
        };
        Key: {
            id: string;
            name: string;
            /** @enum {string} */
            role: "pipeline" | "trainee" | "staff" | "reviewer" | "supervisor" | "admin";
            unit: string | null;
            staff: string | null;
            scopes: ("check" | "conversations:write" | "conversations:read" | "conversations:delete" | "conversations:hold" | "findings:read" | "reviews:write" | "appeals:write" | "appeals:read" | "appeals:decide" | "reports:read" | "exports" | "live" | "practice" | "drills:assign" | "monitor" | "phrasebooks:reload" | "settings" | "audit" | "metrics")[] | null;
            createdBy: string;
            createdAt: number;
            expiresAt: number | null;
            revokedAt: number | null;
            lastUsedAt: number | null;
        };
        KeyOrderInput: {
            name: string;
            /** @enum {string} */
            role: "pipeline" | "trainee" | "staff" | "reviewer" | "supervisor" | "admin";
            unit?: string | null;
            /** @default null */
            staff: string | null;
            /** @default null */
            scopes: ("check" | "conversations:write" | "conversations:read" | "conversations:delete" | "conversations:hold" | "findings:read" | "reviews:write" | "appeals:write" | "appeals:read" | "appeals:decide" | "reports:read" | "exports" | "live" | "practice" | "drills:assign" | "monitor" | "phrasebooks:reload" | "settings" | "audit" | "metrics")[] | null;
            expiresInDays?: number;
        };
        KeyPage: {
            items: components["schemas"]["Key"][];
            next?: string;
        };
        Line: {
            /** @enum {string} */
            role: "staff" | "customer";
            text: string;
            start?: number;
            end?: number;
            confidence?: number;
            alternatives?: string[];
        };
        LineHits: {
            items: {
                conversation: string;
                unit: string;
                staff: string | null;
                window: string | null;
                at: number;
                line: number;
                /** @enum {string} */
                role: "staff" | "customer";
                text: string;
                marks: {
                    start: number;
                    end: number;
                }[];
            }[];
            next?: string;
        };
        LineInput: {
            /** @enum {string} */
            role: "staff" | "customer";
            text: string;
            start?: number;
            end?: number;
            confidence?: number;
            alternatives?: string[];
        };
        ManyReviewsRequestInput: {
            /** @enum {string} */
            decision: "confirmed" | "false-alarm" | "needs-listening";
            /** @default  */
            note: string;
            findings: number[];
        };
        NewKey: {
            id: string;
            name: string;
            /** @enum {string} */
            role: "pipeline" | "trainee" | "staff" | "reviewer" | "supervisor" | "admin";
            unit: string | null;
            staff: string | null;
            scopes: ("check" | "conversations:write" | "conversations:read" | "conversations:delete" | "conversations:hold" | "findings:read" | "reviews:write" | "appeals:write" | "appeals:read" | "appeals:decide" | "reports:read" | "exports" | "live" | "practice" | "drills:assign" | "monitor" | "phrasebooks:reload" | "settings" | "audit" | "metrics")[] | null;
            createdBy: string;
            createdAt: number;
            expiresAt: number | null;
            revokedAt: number | null;
            lastUsedAt: number | null;
            text: string;
        };
        NewUnitInput: {
            name: string;
        };
        NewUserInput: {
            name: string;
            display?: string;
            /** @enum {string} */
            role: "pipeline" | "trainee" | "staff" | "reviewer" | "supervisor" | "admin";
            unit?: string | null;
            /** @default null */
            staff: string | null;
            password: string;
        };
        NewWebhookAnswer: {
            id: string;
            unit: string | null;
            url: string;
            /** @enum {string} */
            shape: "standard" | "wecom" | "dingtalk" | "feishu";
            name: string;
            events: ("finding.forbidden" | "rule.missed" | "score.low" | "appeal.filed" | "appeal.decided" | "job.done")[];
            /** @enum {string} */
            minSeverity: "info" | "minor" | "major" | "critical";
            belowScore: number | null;
            withText: boolean;
            enabled: boolean;
            disabledBecause: string | null;
            createdAt: number;
            secret?: string;
        };
        OwnRetention: {
            lines?: number | null;
            conversations?: number | null;
            jobs?: number | null;
            deliveries?: number | null;
            live?: number | null;
        };
        OwnRetentionInput: {
            lines?: number | null;
            conversations?: number | null;
            jobs?: number | null;
            deliveries?: number | null;
            live?: number | null;
        };
        PasswordChangeInput: {
            old: string;
            new: string;
        };
        Phrase: {
            id: string;
            /** @enum {string} */
            kind: "courtesy" | "forbidden" | "cue";
            /** @enum {string} */
            speaker: "staff" | "customer" | "any";
            title: string;
            /** @enum {string} */
            severity: "info" | "minor" | "major" | "critical";
            category?: string;
            points: number;
            clause?: components["schemas"]["Clause"];
            readonly instead: string[];
            readonly say: string[];
            readonly unless: string[];
            readonly guards: string[];
            readonly hits: string[];
            readonly misses: string[];
            origin: string;
        };
        Phrasebook: {
            id: string;
            title: string;
            version: string;
            phrases: components["schemas"]["Phrase"][];
            rules: components["schemas"]["Rule"][];
            scoring: {
                start: number;
                min: number;
                max: number;
                pass: number;
                floor: number;
            };
        };
        PhrasebookRef: {
            id: string;
            version: string;
        };
        PhrasebookSummary: {
            id: string;
            title: string;
            version: string;
            phrases: number;
            rules: number;
            layers: string[];
        };
        PracticePeople: {
            items: {
                staff: string;
                name: string;
                unit: string;
            }[];
        };
        PracticeProgress: {
            runs: components["schemas"]["PracticeRun"][];
            scenarios: {
                scenario: string;
                title: string;
                runs: number;
                average: number;
                best: number;
                passed: number;
            }[];
            people: {
                unit: string;
                staff: string;
                name: string;
                runs: number;
                average: number;
                best: number;
                passed: number;
                lastAt: number;
            }[];
            misses: {
                /** @enum {string} */
                kind: "rule" | "forbidden" | "want";
                item: string;
                times: number;
            }[];
            live: {
                week: number;
                chances: number;
                misses: number;
            }[];
        };
        PracticeRun: {
            id: number;
            unit: string;
            staff: string;
            name: string;
            scenario: string;
            title: string;
            drill: number | null;
            score: number;
            passed: boolean;
            grade: ("good" | "fair" | "poor") | null;
            hints: number;
            retries: number;
            at: number;
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            /** @enum {string} */
            code: "bad-json" | "bad-request" | "bad-conversation" | "bad-transcript" | "bad-cursor" | "not-signed-in" | "wrong-password" | "bad-ticket" | "not-allowed" | "other-unit" | "bad-csrf" | "not-found" | "unknown-phrasebook" | "method-not-allowed" | "too-slow" | "conversation-differs" | "already-live" | "already-decided" | "already-appealed" | "name-taken" | "on-hold" | "lines-not-kept" | "too-late" | "too-large" | "wrong-type" | "too-many-requests" | "locked-out" | "internal" | "store-unavailable" | "overloaded" | "shutting-down";
            detail: string;
            instance: string;
            problems?: {
                field: string;
                message: string;
            }[];
        };
        Ready: {
            /** @constant */
            status: "ready";
            /** @enum {string} */
            store: "sqlite" | "postgres";
            phrasebooks: {
                id: string;
                version: string;
            }[];
        };
        RecomputeAnswer: {
            same: boolean;
            report: components["schemas"]["Report"];
            score: {
                stored: number;
                now: number;
            };
            findings: {
                onlyStored: {
                    phrase: string;
                    line: number;
                    start: number;
                    end: number;
                    text: string;
                }[];
                onlyNow: {
                    phrase: string;
                    line: number;
                    start: number;
                    end: number;
                    text: string;
                }[];
            };
            rules: {
                rule: string;
                stored: ("met" | "missed" | "not-applicable") | null;
                now: ("met" | "missed" | "not-applicable") | null;
            }[];
        };
        RecomputeRequestInput: {
            phrasebook?: string;
        };
        Report: {
            id: string;
            phrasebook: components["schemas"]["PhrasebookRef"];
            score: number;
            passed: boolean;
            readonly fatal: string[];
            readonly findings: components["schemas"]["ReportFinding"][];
            readonly rules: {
                rule: string;
                /** @enum {string} */
                status: "met" | "missed" | "not-applicable";
                line?: number;
                because: string;
            }[];
            readonly deductions: {
                points: number;
                for: string;
                line?: number;
                clause?: components["schemas"]["Clause"];
                because: string;
            }[];
            readonly bonus: {
                points: number;
                for: string;
            }[];
            stats: {
                courtesyWords: {
                    [key: string]: number;
                };
                staffLines: number;
                customerLines: number;
                speakingRate: {
                    staff: number | null;
                    customer: number | null;
                };
                answerTime: {
                    median: number | null;
                    longest: number | null;
                };
            };
        };
        ReportAnswer: {
            /** @enum {string} */
            by: "staff" | "window" | "unit" | "phrase" | "rule" | "day" | "hour";
            items: {
                unit?: string;
                staff?: string | null;
                window?: string | null;
                phrase?: string;
                rule?: string;
                day?: string;
                weekday?: number;
                hour?: number;
                conversations: number;
                staffLines: number;
                found: number;
                counted: number;
                perThousand: number | null;
                severities: {
                    info: number;
                    minor: number;
                    major: number;
                    critical: number;
                };
                score: number;
                reviewedScore: number;
                passRate: number;
                reviewedPassRate: number;
                compliance: number | null;
                appeals: {
                    filed: number;
                    upheld: number;
                };
                period: string;
                rules: {
                    rule: string;
                    met: number;
                    missed: number;
                    rate: number | null;
                }[];
                lines: string | null;
                foundLines: string | null;
                conversationLines: string | null;
            }[];
        };
        ReportFinding: {
            phrase: string;
            /** @enum {string} */
            kind: "courtesy" | "forbidden" | "cue";
            start: number;
            end: number;
            text: string;
            /** @enum {string} */
            match: "exact" | "variant" | "sound";
            confidence: number;
            /** @enum {string} */
            severity: "info" | "minor" | "major" | "critical";
            reason: string;
            line: number;
            /** @enum {string} */
            status: "kept" | "needs-listening";
            category?: string;
            clause?: components["schemas"]["Clause"];
            readonly instead: string[];
        };
        Retention: {
            lines: number | null;
            conversations: number | null;
            jobs: number | null;
            deliveries: number | null;
            live: number | null;
        };
        RetentionAnswer: {
            unit: string;
            own: components["schemas"]["OwnRetention"];
            effective: components["schemas"]["Retention"];
        };
        Review: {
            id: number;
            reviewer: string;
            reviewerName: string;
            /** @enum {string} */
            decision: "confirmed" | "false-alarm" | "needs-listening";
            note: string;
            blind: boolean;
            at: number;
            took: number | null;
            undoneAt: number | null;
            act: string;
            appeal: number | null;
        };
        ReviewRequestInput: {
            /** @enum {string} */
            decision: "confirmed" | "false-alarm" | "needs-listening";
            /** @default  */
            note: string;
            /** @default false */
            identical: boolean;
            /** @default false */
            blind: boolean;
            took?: number;
            /** @default null */
            expected: ("confirmed" | "false-alarm" | "needs-listening") | null;
        };
        ReviewsAnswer: {
            act: string;
            readonly decided: {
                finding: number;
                review: number;
                decision: ("confirmed" | "false-alarm" | "needs-listening") | null;
                disputed: boolean;
            }[];
            skipped: {
                finding: number;
                /** @enum {string} */
                code: "bad-json" | "bad-request" | "bad-conversation" | "bad-transcript" | "bad-cursor" | "not-signed-in" | "wrong-password" | "bad-ticket" | "not-allowed" | "other-unit" | "bad-csrf" | "not-found" | "unknown-phrasebook" | "method-not-allowed" | "too-slow" | "conversation-differs" | "already-live" | "already-decided" | "already-appealed" | "name-taken" | "on-hold" | "lines-not-kept" | "too-late" | "too-large" | "wrong-type" | "too-many-requests" | "locked-out" | "internal" | "store-unavailable" | "overloaded" | "shutting-down";
                detail: string;
            }[];
            left: number;
        };
        Rule: {
            id: string;
            title: string;
            /** @enum {string} */
            severity: "info" | "minor" | "major" | "critical";
            points: number;
            clause?: components["schemas"]["Clause"];
            readonly instead: string[];
            kind: string;
            origin: string;
        };
        RunRequestInput: {
            conversation: string;
            unit?: string;
            scenario: string;
            drill?: number;
            /** @default 0 */
            hints: number;
            /** @default 0 */
            retries: number;
        };
        Scenario: {
            id: string;
            title: string;
            /** @enum {string} */
            channel: "phone" | "counter";
            about: string;
            readonly trains: string[];
            unit: string | null;
            madeFrom: string | null;
            turnCount: number;
            head: {
                ringCount?: number;
                window?: string;
            };
            start: string;
            turns: {
                [key: string]: components["schemas"]["ScenarioTurn"];
            };
            endings: {
                [key: string]: components["schemas"]["ScenarioEnding"];
            };
        };
        ScenarioEnding: {
            /** @enum {string} */
            grade: "good" | "fair" | "poor";
            word: string;
        };
        ScenarioList: {
            items: components["schemas"]["ScenarioSummary"][];
        };
        ScenarioOrderInput: {
            conversation: string;
            unit?: string;
            title?: string;
        };
        ScenarioSummary: {
            id: string;
            title: string;
            /** @enum {string} */
            channel: "phone" | "counter";
            about: string;
            readonly trains: string[];
            unit: string | null;
            madeFrom: string | null;
            turnCount: number;
        };
        ScenarioTurn: {
            scene?: string;
            aside?: string;
            pause?: number;
            readonly citizen: string[];
            readonly want: string[][];
            hints?: {
                nudge: string;
                rule: string;
                see: string;
                say: string;
            };
            readonly next: {
                when?: {
                    met?: boolean;
                    readonly any?: string[];
                    readonly all?: string[];
                    readonly lacks?: string[];
                    forbidden?: true | string[];
                };
                go: string;
            }[];
        };
        Session: {
            user: components["schemas"]["Who"];
            csrf?: string;
        };
        Sheet: {
            month: string;
            from: string;
            to: string;
            rows: {
                unit?: string;
                staff?: string | null;
                window?: string | null;
                phrase?: string;
                rule?: string;
                day?: string;
                weekday?: number;
                hour?: number;
                conversations: number;
                staffLines: number;
                found: number;
                counted: number;
                perThousand: number | null;
                severities: {
                    info: number;
                    minor: number;
                    major: number;
                    critical: number;
                };
                score: number;
                reviewedScore: number;
                passRate: number;
                reviewedPassRate: number;
                compliance: number | null;
                appeals: {
                    filed: number;
                    upheld: number;
                };
                deductions: {
                    clause: string | null;
                    norm: string | null;
                    article: string | null;
                    points: number;
                    times: number;
                    items: {
                        item: string;
                        points: number;
                        times: number;
                        lines: string;
                    }[];
                }[];
                points: number;
                finalScore: number;
                lines: string | null;
                foundLines: string | null;
                conversationLines: string | null;
            }[];
        };
        SignInInput: {
            name: string;
            password: string;
        };
        StoredFinding: {
            id: number;
            line: number;
            start: number;
            end: number;
            phrase: string;
            /** @enum {string} */
            kind: "courtesy" | "forbidden" | "cue";
            text: string;
            /** @enum {string} */
            match: "exact" | "variant" | "sound";
            confidence: number;
            /** @enum {string} */
            severity: "info" | "minor" | "major" | "critical";
            reason: string;
            /** @enum {string} */
            status: "kept" | "needs-listening";
            category: string | null;
            decision: ("confirmed" | "false-alarm" | "needs-listening") | null;
            decidedAt: number | null;
        };
        Ticket: {
            ticket: string;
            expiresAt: number;
        };
        TranscriptError: {
            line?: number;
            field?: string;
            message: string;
        };
        TranscriptInput: {
            content: string;
            /** @enum {string} */
            format?: "ndjson" | "funasr" | "whisper" | "whisperx" | "transcribe" | "call-analytics" | "aliyun" | "srt" | "vtt" | "csv" | "tsv" | "chat";
            /** @default transcript */
            fileName: string;
            speakers?: {
                [key: string]: "staff" | "customer";
            };
            /** @enum {string} */
            channel?: "phone" | "counter";
        };
        TryRequestInput: {
            text: string;
            /**
             * @default staff
             * @enum {string}
             */
            role: "staff" | "customer";
            phrase?: string;
        };
        TurnAnswer: {
            readonly met: string[][];
            readonly missing: string[][];
            readonly forbidden: string[];
            go: string;
            turn?: {
                scene?: string;
                aside?: string;
                pause?: number;
                readonly citizen: string[];
                readonly want: string[][];
                hints?: {
                    nudge: string;
                    rule: string;
                    see: string;
                    say: string;
                };
            };
            ending?: components["schemas"]["ScenarioEnding"];
        };
        TurnRequestInput: {
            turn: string;
            found: string[];
        };
        UndoAnswer: {
            readonly undone: {
                finding: number;
                review: number;
                decision: ("confirmed" | "false-alarm" | "needs-listening") | null;
            }[];
            readonly skipped: number[];
        };
        Unit: {
            name: string;
            createdAt: number;
        };
        UnitList: {
            items: components["schemas"]["Unit"][];
        };
        User: {
            id: string;
            name: string;
            display: string;
            /** @enum {string} */
            role: "pipeline" | "trainee" | "staff" | "reviewer" | "supervisor" | "admin";
            unit: string | null;
            staff: string | null;
            createdAt: number;
            disabledAt: number | null;
            lockedUntil: number | null;
        };
        UserChangeInput: {
            display?: string;
            /** @enum {string} */
            role?: "pipeline" | "trainee" | "staff" | "reviewer" | "supervisor" | "admin";
            unit?: string | null;
            staff?: string | null;
            disabled?: boolean;
            password?: string;
        };
        UserPage: {
            items: components["schemas"]["User"][];
            next?: string;
        };
        Webhook: {
            id: string;
            unit: string | null;
            url: string;
            /** @enum {string} */
            shape: "standard" | "wecom" | "dingtalk" | "feishu";
            name: string;
            events: ("finding.forbidden" | "rule.missed" | "score.low" | "appeal.filed" | "appeal.decided" | "job.done")[];
            /** @enum {string} */
            minSeverity: "info" | "minor" | "major" | "critical";
            belowScore: number | null;
            withText: boolean;
            enabled: boolean;
            disabledBecause: string | null;
            createdAt: number;
        };
        WebhookList: {
            items: components["schemas"]["Webhook"][];
        };
        Who: {
            /** @enum {string} */
            kind: "key" | "user";
            id: string;
            name: string;
            /** @enum {string} */
            role: "pipeline" | "trainee" | "staff" | "reviewer" | "supervisor" | "admin";
            unit: string | null;
            staff: string | null;
            readonly permissions: ("check" | "conversations:write" | "conversations:read" | "conversations:delete" | "conversations:hold" | "findings:read" | "reviews:write" | "appeals:write" | "appeals:read" | "appeals:decide" | "reports:read" | "exports" | "live" | "practice" | "drills:assign" | "monitor" | "phrasebooks:reload" | "settings" | "audit" | "metrics")[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    postCheck: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckRequestInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckAnswer"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getConversations: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                unit?: string;
                window?: string;
                staff?: string;
                from?: string;
                to?: string;
                channel?: "phone" | "counter";
                minScore?: number;
                maxScore?: number;
                passed?: "true" | "false";
                phrase?: string;
                rule?: string;
                status?: "met" | "missed" | "not-applicable";
                source?: "post" | "batch" | "live" | "practice";
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationList"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postConversations: {
        parameters: {
            query?: {
                phrasebook?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConversationInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postConversationsImport: {
        parameters: {
            query?: {
                phrasebook?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TranscriptInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportAnswer"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getConversationsId: {
        parameters: {
            query?: {
                unit?: string;
            };
            header?: never;
            path: {
                id: string & (unknown & unknown);
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationDetail"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteConversationsId: {
        parameters: {
            query?: {
                unit?: string;
            };
            header?: never;
            path: {
                id: string & (unknown & unknown);
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postConversationsIdRecompute: {
        parameters: {
            query?: {
                unit?: string;
            };
            header?: never;
            path: {
                id: string & (unknown & unknown);
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecomputeRequestInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecomputeAnswer"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putConversationsIdHold: {
        parameters: {
            query?: {
                unit?: string;
            };
            header?: never;
            path: {
                id: string & (unknown & unknown);
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldRequestInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldState"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLines: {
        parameters: {
            query: {
                cursor?: string;
                limit?: number;
                unit?: string;
                window?: string;
                staff?: string;
                from?: string;
                to?: string;
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineHits"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPhrasebooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PhrasebookSummary"][];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPhrasebooksId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Phrasebook"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postPhrasebooksIdTry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TryRequestInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Explanation"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postPhrasebooksReload: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["BookReload"][];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getHealthz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alive"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReadyz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ready"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain; version=0.0.4; charset=utf-8": string;
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain; version=0.0.4; charset=utf-8": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain; version=0.0.4; charset=utf-8": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLiveConversations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            unit: string;
                            id: string;
                            /** @enum {string} */
                            channel: "phone" | "counter";
                            staff?: string;
                            window?: string;
                            practice: boolean;
                            startedAt: number;
                            updatedAt: number;
                            lines: number;
                            connected: boolean;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postLiveTicket: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInInput"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putSessionPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChangeInput"];
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getUsers: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPage"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postUsers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUserInput"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchUsersId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserChangeInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getKeys: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyPage"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyOrderInput"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewKey"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteKeysId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Key"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getUnits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitList"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postUnits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUnitInput"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unit"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAudit: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                actor?: string;
                action?: string;
                target?: string;
                unit?: string;
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAuditVerify: {
        parameters: {
            query?: {
                anchor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditVerification"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFindings: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                unit?: string;
                window?: string;
                staff?: string;
                from?: string;
                to?: string;
                kind?: "forbidden" | "courtesy";
                phrase?: string;
                category?: string;
                severity?: "info" | "minor" | "major" | "critical";
                weekday?: number;
                hour?: number;
                status?: "open" | "confirmed" | "false-alarm" | "needs-listening" | "appealed" | "disputed" | "kept" | "counted";
                sort?: "queue" | "newest";
                for?: "second";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindingPage"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFindingsSummary: {
        parameters: {
            query?: {
                unit?: string;
                window?: string;
                staff?: string;
                from?: string;
                to?: string;
                kind?: "forbidden" | "courtesy";
                phrase?: string;
                category?: string;
                severity?: "info" | "minor" | "major" | "critical";
                weekday?: number;
                hour?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindingSummary"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFindingsId: {
        parameters: {
            query?: {
                for?: "second";
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindingDetail"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postFindingsIdReviews: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewRequestInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewsAnswer"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postReviews: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ManyReviewsRequestInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewsAnswer"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteReviewsId: {
        parameters: {
            query?: {
                identical?: "true" | "false";
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UndoAnswer"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReviewsAgreement: {
        parameters: {
            query?: {
                unit?: string;
                window?: string;
                staff?: string;
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agreement"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postFindingsIdAppeals: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppealRequestInput"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appeal"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAppeals: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                unit?: string;
                window?: string;
                staff?: string;
                from?: string;
                to?: string;
                status?: "open" | "withdrawn" | "accepted" | "rejected";
                finding?: number;
                overdue?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealPage"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postAppealsIdDecision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppealDecisionInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appeal"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postAppealsIdWithdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appeal"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReportsSheet: {
        parameters: {
            query: {
                month: string;
                unit?: string;
                staff?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sheet"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReportsBy: {
        parameters: {
            query?: {
                unit?: string;
                window?: string;
                staff?: string;
                from?: string;
                to?: string;
                period?: "day" | "week" | "month" | "total";
            };
            header?: never;
            path: {
                by: "staff" | "window" | "unit" | "phrase" | "rule" | "day" | "hour";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportAnswer"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getExportsConversations: {
        parameters: {
            query?: {
                unit?: string;
                window?: string;
                staff?: string;
                from?: string;
                to?: string;
                channel?: "phone" | "counter";
                minScore?: number;
                maxScore?: number;
                passed?: "true" | "false";
                phrase?: string;
                rule?: string;
                status?: "met" | "missed" | "not-applicable";
                source?: "post" | "batch" | "live" | "practice";
                format?: "csv" | "xlsx";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getExportsFindings: {
        parameters: {
            query?: {
                unit?: string;
                window?: string;
                staff?: string;
                from?: string;
                to?: string;
                kind?: "forbidden" | "courtesy";
                phrase?: string;
                category?: string;
                severity?: "info" | "minor" | "major" | "critical";
                weekday?: number;
                hour?: number;
                status?: "open" | "confirmed" | "false-alarm" | "needs-listening" | "appealed" | "disputed" | "kept" | "counted";
                format?: "csv" | "xlsx";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getExportsReport: {
        parameters: {
            query?: {
                unit?: string;
                window?: string;
                staff?: string;
                from?: string;
                to?: string;
                period?: "day" | "week" | "month" | "total";
                by?: "staff" | "window" | "unit" | "phrase" | "rule" | "day" | "hour";
                format?: "csv" | "xlsx";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getExportsSheet: {
        parameters: {
            query: {
                month: string;
                unit?: string;
                staff?: string;
                format?: "csv" | "xlsx";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getJobs: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobPage"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getJobsId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteJobsId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getJobsIdResults: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookList"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    unit?: string | null;
                    url: string;
                    /**
                     * @default standard
                     * @enum {string}
                     */
                    shape?: "standard" | "wecom" | "dingtalk" | "feishu";
                    secret?: string;
                    name: string;
                    events: ("finding.forbidden" | "rule.missed" | "score.low" | "appeal.filed" | "appeal.decided" | "job.done")[];
                    /**
                     * @default major
                     * @enum {string}
                     */
                    minSeverity?: "info" | "minor" | "major" | "critical";
                    /** @default null */
                    belowScore?: number | null;
                    /** @default false */
                    withText?: boolean;
                    /** @default true */
                    enabled?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewWebhookAnswer"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteWebhooksId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchWebhooksId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    events?: ("finding.forbidden" | "rule.missed" | "score.low" | "appeal.filed" | "appeal.decided" | "job.done")[];
                    /** @enum {string} */
                    minSeverity?: "info" | "minor" | "major" | "critical";
                    belowScore?: number | null;
                    withText?: boolean;
                    enabled?: boolean;
                    url?: string;
                    secret?: string;
                    /** @enum {boolean} */
                    newSecret?: true;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewWebhookAnswer"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postWebhooksIdTest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWebhooksIdDeliveries: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                status?: "pending" | "delivered" | "dead";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryPage"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postDeliveriesIdRetry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSettingsRetention: {
        parameters: {
            query?: {
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetentionAnswer"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putSettingsRetention: {
        parameters: {
            query?: {
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnRetentionInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetentionAnswer"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getScenarios: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioList"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getScenariosId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Scenario"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteScenariosId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postScenariosIdTurns: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TurnRequestInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TurnAnswer"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postScenariosFromConversation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScenarioOrderInput"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Scenario"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postPracticeRuns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunRequestInput"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PracticeRun"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPracticeProgress: {
        parameters: {
            query?: {
                unit?: string;
                staff?: string;
                scenario?: string;
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PracticeProgress"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDrills: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DrillPage"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postDrills: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DrillOrderInput"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Drill"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteDrillsId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPracticePeople: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PracticePeople"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postConversationsBatch: {
        parameters: {
            query?: {
                phrasebook?: string;
                mode?: "stream" | "job";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-ndjson": unknown;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["Job"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["Problem"];
                };
            };
        };
    };
}
