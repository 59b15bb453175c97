#!/usr/bin/env bash
# npm 11.6.2: `npm install` writes node_modules/.package-lock.json in place instead of replacing it. If node_modules
# was copied with hard links (`cp -al`, for a cheap second working copy), an install in the copy also changes the lock
# file of the original, which then lists packages that it does not have.
# Seen: "the original lists is-even: true, has it: false".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund --ignore-scripts npm@11.6.2
npm=$folder/node_modules/.bin/npm
mkdir original
cd original
"$npm" init -y > /dev/null
"$npm" install --silent --no-audit --no-fund --ignore-scripts is-number@7.0.0
cd ..
cp -al original copy
cd copy
"$npm" install --silent --no-audit --no-fund --ignore-scripts is-even@1.0.0
cd ..
lists=$(grep -q '"node_modules/is-even"' original/node_modules/.package-lock.json && echo true || echo false)
has=$([ -d original/node_modules/is-even ] && echo true || echo false)
echo "the original lists is-even: $lists, has it: $has"
[ "$lists $has" = 'true false' ]
