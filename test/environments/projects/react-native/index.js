// The entry of an app. `import 'react-native'` sets up web APIs: fetch on XMLHttpRequest, URL, AbortController.
import 'react-native/Libraries/Core/setUpGlobals'
import 'react-native/Libraries/Core/setUpPerformance'
import 'react-native/Libraries/Core/setUpXHR'
import './cases'
