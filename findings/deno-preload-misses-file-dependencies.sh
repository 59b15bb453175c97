#!/usr/bin/env bash
# Deno 2.9.6 with --node-modules-dir=manual and a package that npm installed from a tarball ("ms": "file:ms-2.1.3.tgz"
# in package.json): `import 'npm:ms'` finds it, but `--preload npm:ms` doesn't. A bare name doesn't work either,
# because --preload reads it as a path. If npm installed a version, --preload npm:ms works. A path into node_modules
# always works.
#
# Seen: file import npm:ms: ok
#       file --preload npm:ms: Could not find a matching package
#       file --preload ms: Module not found
#       file --preload ./node_modules/ms/index.js: ok
#       version --preload npm:ms: ok
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir tools && (cd tools && npm init -y > /dev/null && npm install --silent --ignore-scripts @deno/linux-x64-glibc@2.9.6)
deno="$folder/tools/node_modules/@deno/linux-x64-glibc/deno"
flags=(--no-prompt --no-remote --node-modules-dir=manual --allow-read=. --allow-env)

try() { # try TITLE ARGUMENTS…: whether a program runs, or the first words of why not
  local title=$1 output
  shift
  if output=$(NO_COLOR=1 DENO_NO_UPDATE_CHECK=1 "$deno" run "${flags[@]}" "$@" 2>&1)
  then echo "$title: ok"
  else echo "$title: $(echo "$output" | grep -oE 'Could not find a matching package|Module not found' | head -1)"
  fi
}

project() { # project NAME: a folder for programs
  mkdir "$folder/$1" && cd "$folder/$1"
  echo '{"private":true,"type":"module"}' > package.json
  echo "import 'npm:ms'" > import.js
  echo '' > empty.js
}

seen() {
  project file
  npm pack --silent ms@2.1.3 > /dev/null
  npm install --silent --ignore-scripts ./ms-2.1.3.tgz
  try 'file import npm:ms' import.js
  for module in npm:ms ms ./node_modules/ms/index.js; do try "file --preload $module" --preload "$module" empty.js; done
  project version
  npm install --silent --ignore-scripts ms@2.1.3
  try 'version --preload npm:ms' --preload npm:ms empty.js
}
output=$(seen)
echo "$output"
[ "$output" = 'file import npm:ms: ok
file --preload npm:ms: Could not find a matching package
file --preload ms: Module not found
file --preload ./node_modules/ms/index.js: ok
version --preload npm:ms: ok' ]
