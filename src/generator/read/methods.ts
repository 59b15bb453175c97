/** Methods of OpenAPI itself; of these the runtime knows which may be sent twice. */
const usual = /^(GET|HEAD|OPTIONS|PUT|POST|PATCH|DELETE|QUERY)$/

/** Other methods that are registered as idempotent (IANA HTTP Method Registry). */
const idempotent =
  /^(ACL|BASELINE-CONTROL|BIND|CHECKIN|CHECKOUT|COPY|LABEL|LINK|MERGE|MKACTIVITY|MKCALENDAR|MKCOL|MKREDIRECTREF|MKWORKSPACE|MOVE|ORDERPATCH|PROPFIND|PROPPATCH|REBIND|REPORT|SEARCH|UNBIND|UNCHECKOUT|UNLINK|UNLOCK|UPDATE|UPDATEREDIRECTREF|VERSION-CONTROL)$/

/** Tells whether nothing is known of a method, so that it must not be sent again by itself. */
export const isSentOnce = (method: string): boolean => !usual.test(method) && !idempotent.test(method)
