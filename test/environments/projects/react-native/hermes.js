// The same app for the bare shell of Hermes.
import './hermes-host'
import 'react-native/Libraries/Core/setUpGlobals'
import 'react-native/Libraries/Core/setUpPerformance'
import 'react-native/Libraries/Core/setUpXHR'
import './cases'
