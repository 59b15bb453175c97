import { quote } from '../print/literal.ts'
import type { Check, Range, Rule } from '../schemas/check.ts'
import { printExpression } from '../schemas/print-value.ts'
import type { Pool } from './pool.ts'
import { type Call, setOf } from './print-scalar.ts'

/** Prints a rule as a call of a runtime check; `refer` names the checks in it. */
export function printRule(rule: Rule, call: Call, refer: (check: Check) => string, pool: Pool): string {
  switch (rule.kind) {
    case 'type':
      return call('ofType', quote(rule.type), refer(rule.check))
    case 'not':
      return call('not', refer(rule.check))
    case 'if':
      return call('when', refer(rule.test), refer(rule.yes), refer(rule.no))
    case 'class':
      return call('isA', quote(rule.name))
    case 'unique':
      return call('unique')
    case 'contains':
      return call('contains', refer(rule.check), ...rangeOf(rule.range))
    case 'fields':
      return call('fields', ...rangeOf(rule.range))
    case 'names':
      return call('names', refer(rule.check))
    case 'with':
      return call('having', quote(rule.name), refer(rule.check))
    case 'patterns': {
      const pairs = rule.patterns.map(
        ([expression, check]) => `[${printExpression(expression)}, ${refer(check)}]`,
      )
      const others = rule.others.is === 'anything' ? [] : [setOf([...rule.known], pool), refer(rule.others)]
      return call(
        'patterns',
        pool.data(`[${pairs.join(', ')}]`, 'readonly (readonly [RegExp, is.Check])[]'),
        ...others,
      )
    }
  }
}

const rangeOf = ({ least = 0, most }: Range) => [`${least}`, most === undefined ? undefined : `${most}`]
