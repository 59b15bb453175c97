import type { RuntimeFacts } from '../../src/generator/runtime-facts.ts'
import { declarationOf, errorClassesOf, exportsOf, fieldsOf, readSource, variantsOf } from './read-source.ts'

/** Reads what the generator needs to know about the runtime from its sources. */
export function readRuntime(): RuntimeFacts {
  const runtime = (path: string) => readSource(`runtime/${path}`)
  const config = runtime('config/config.ts')
  const errors = runtime('errors/errors.ts')
  const events = runtime('events/events.ts')
  return {
    publicNames: exportsOf(runtime('public.ts')),
    codeNames: exportsOf(runtime('index.ts')).flatMap(({ name, isType }) => (isType ? [] : name)),
    result: fieldsOf(config, 'Result'),
    sharedOptions: fieldsOf(config, 'SharedOptions'),
    clientOptions: fieldsOf(config, 'Config'),
    callOptions: fieldsOf(config, 'CallOptions'),
    retryPolicy: fieldsOf(runtime('sending/retry.ts'), 'RetryPolicy'),
    declarations: [
      declarationOf(runtime('auth/token-source.ts'), 'TokenRequest'),
      declarationOf(runtime('auth/token-source.ts'), 'Token'),
      declarationOf(runtime('validation/schemas.ts'), 'Validation'),
      declarationOf(runtime('errors/issues.ts'), 'Issue'),
    ],
    errors: errorClassesOf(errors),
    errorContext: fieldsOf(errors, 'ErrorContext'),
    events: variantsOf(events),
    eventBase: fieldsOf(events, 'EventBase'),
  }
}

/** The module from which the generator imports these facts. */
export const printRuntime = (facts: RuntimeFacts): string =>
  `// Generated from src/runtime by \`npm run generate\`; do not edit.

import type { RuntimeFacts } from './runtime-facts.ts'

export const runtimeFacts: RuntimeFacts = ${JSON.stringify(facts, null, 2)}
`
