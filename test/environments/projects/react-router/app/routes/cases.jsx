import { runCases } from 'environment-suite'
import * as sdk from 'sdk'
import * as sandbox from 'sdk/sandbox'
import * as mocks from 'sdk/sandbox/mocks'

export const loader = ({ request }) =>
  runCases({ sdk, sandbox, mocks, place: JSON.parse(`${new URL(request.url).searchParams.get('place')}`) })

export default ({ loaderData }) => <pre>{JSON.stringify(loaderData)}</pre>
