#!/usr/bin/env bash
# Checks the spelling and the style of every page, and the spelling of the library's sources. A word that is right and not known goes to eng/docs/words.txt.
set -euo pipefail
cd "$(dirname "$0")/.."
tools=eng/docs/node_modules/.bin
[ eng/docs/node_modules/.package-lock.json -nt eng/docs/package-lock.json ] || npm ci --prefix eng/docs --silent

# Texts that tests write are looked at by those tests; mistakes that users make stand in them on purpose.
mapfile -t pages < <(git ls-files --cached --others --exclude-standard '*.md' | grep -v 'approved.md')
echo "${#pages[@]} pages: style"
"$tools/markdownlint-cli2" --config eng/docs/.markdownlint-cli2.jsonc "${pages[@]}"

# The Chinese pages are left out: no dictionary is theirs.
echo "the English pages, sources and samples: spelling"
git ls-files --cached --others --exclude-standard '*.md' 'src/*.cs' 'samples/*.cs' 'samples/*.fs' | grep -v 'zh-CN\|approved.md' \
  | "$tools/cspell" --config eng/docs/cspell.json --no-progress --show-suggestions --file-list stdin
