/** Property tests draw the same cases on every machine; to look further, run with FC_SEED set to another number. */
import fc from 'fast-check'

fc.configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 20_261_123) })
