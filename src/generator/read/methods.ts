/** OpenAPI's own methods, for which the runtime knows whether they are safe to retry. */
const standardMethods = /^(GET|HEAD|OPTIONS|PUT|POST|PATCH|DELETE|QUERY)$/

/** Other methods registered as idempotent (IANA HTTP Method Registry). */
const idempotentMethods =
  /^(ACL|BASELINE-CONTROL|BIND|CHECKIN|CHECKOUT|COPY|LABEL|LINK|MERGE|MKACTIVITY|MKCALENDAR|MKCOL|MKREDIRECTREF|MKWORKSPACE|MOVE|ORDERPATCH|PROPFIND|PROPPATCH|REBIND|REPORT|SEARCH|UNBIND|UNCHECKOUT|UNLINK|UNLOCK|UPDATE|UPDATEREDIRECTREF|VERSION-CONTROL)$/

/** Whether a method is unknown, so that it must not be retried automatically. */
export const isUnknownMethod = (method: string): boolean =>
  !standardMethods.test(method) && !idempotentMethods.test(method)
