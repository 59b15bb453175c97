#!/bin/sh
# A session with the mocks, which works in any language. In another terminal: npx sdk mock
# Then: sh examples/curl/session.sh [http://127.0.0.1:4020]
# session.txt has the output.
set -eu
mock=${1:-http://127.0.0.1:4020}

# call METHOD PATH [BODY]: shows the call, the response and its status.
call() {
  echo "$1 $2${3+ $3}"
  curl --silent --show-error --request "$1" "$mock$2" \
    --header 'Authorization: Bearer any-token' \
    ${3+--header 'Content-Type: application/json' --data "$3"} \
    --write-out '\n-> %{http_code}\n\n'
}

echo '# Valstorm'
call POST /sandbox/v1/sandbox '{"name":"dev"}'
call POST /sandbox/v1/sandbox/dev/users '{"users":["ada@example.com","usr_1"]}'
call DELETE /sandbox/v1/sandbox/dev/users '{"users":["usr_1"]}'
call POST /sandbox/v1/sandbox '{"name":"dev"}'

echo '# PostHog'
call POST /environments/api/projects/@current/sandbox_environments/ '{"name":"Release builds","environment_variables":{"KEY":"secret"}}'
call GET '/environments/api/projects/@current/sandbox_environments/?limit=1'

echo '# epilot'
call POST /pipelines/v1/sandbox/pipelines '{"pipeline_role":"sandbox","api_token":"token-of-the-other-organization"}'
call GET /pipelines/v1/sandbox/pipelines

echo '# As in a test: add rows, make a call fail, reset'
call POST /_mock/seed '{"sandbox":{"sandboxes":[{"sandbox_name":"staging"}]}}'
call POST /_mock/fail '{"group":"sandbox","operation":"listSandboxes","fault":"rate-limit","times":1}'
call GET /sandbox/v1/sandbox
call GET /sandbox/v1/sandbox
call POST /_mock/reset
call GET /_mock/state
