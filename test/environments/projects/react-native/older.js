// What older releases have: up to 0.87 the AbortController of a package, whose signals have no reason and no
// throwIfAborted; up to 0.79 a URL whose parts throw.
import 'react-native/Libraries/Core/setUpGlobals'
import 'react-native/Libraries/Core/setUpPerformance'
import 'react-native/Libraries/Core/setUpXHR'
import './older-globals'
import './cases'
