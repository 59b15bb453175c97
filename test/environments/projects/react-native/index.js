// The entry of an app. What `import 'react-native'` sets up of the web: fetch on XMLHttpRequest, URL, AbortController.
import 'react-native/Libraries/Core/setUpGlobals'
import 'react-native/Libraries/Core/setUpPerformance'
import 'react-native/Libraries/Core/setUpXHR'
import './cases'
