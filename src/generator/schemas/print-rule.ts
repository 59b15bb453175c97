import { quote } from '../print/literal.ts'
import type { Check, Rule } from './check.ts'
import { list, printExpression, pure } from './print-value.ts'

/** Prints a rule as a call of a runtime keyword; `inner` prints the schemas in it. */
export function printRule(rule: Rule, depth: number, inner: (check: Check) => string): string {
  switch (rule.kind) {
    case 'type':
      return pure('keywords.ofType', quote(rule.type), inner(rule.check))
    case 'not':
      return pure('keywords.not', inner(rule.check))
    case 'if':
      return pure('keywords.when', inner(rule.test), inner(rule.yes), inner(rule.no))
    case 'class':
      return pure('keywords.isA', quote(rule.name))
    case 'unique':
      return 'keywords.unique'
    case 'contains':
      return pure('keywords.contains', inner(rule.check), ...rangeOf(rule.range))
    case 'fields':
      return pure('keywords.fields', ...rangeOf(rule.range))
    case 'names':
      return pure('keywords.names', inner(rule.check))
    case 'with':
      return pure('keywords.having', quote(rule.name), inner(rule.check))
    case 'patterns': {
      const patterns = rule.patterns.map(
        ([expression, check]) => `[${printExpression(expression)}, ${inner(check)}]`,
      )
      const others =
        rule.others.is === 'anything' ? [] : [list(rule.known.map(quote), depth), inner(rule.others)]
      return pure('keywords.patterns', list(patterns, depth), ...others)
    }
  }
}

const rangeOf = ({ least = 0, most }: { least?: number; most?: number }) => [
  `${least}`,
  most === undefined ? undefined : `${most}`,
]
