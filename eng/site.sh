#!/usr/bin/env bash
# Builds the documentation's site into artifacts/_site, the API reference with it, with warnings as errors, checks every link and searches it. To read it:
# dotnet docfx serve artifacts/_site
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build src/IoTDA.Sdk.Hosting -f net10.0 -v quiet --nologo
dotnet build src/IoTDA.Sdk.Emulator -v quiet --nologo
dotnet tool restore > /dev/null

node eng/site/stage.mjs
log="artifacts/site-build.log"
rm -rf artifacts/_site
docfx() {
  dotnet docfx "$1" eng/site/docfx.json --warningsAsErrors > "$log" 2>&1 || { cat "$log"; exit 1; }
  ! grep -E '^(warning|error)|: (warning|error)' "$log" || exit 1
}
docfx metadata
# Every type is in sight as soon as its section is opened.
sed -i 's/^  type: Namespace$/&\n  expanded: true/' artifacts/site/api/*/toc.yml
docfx build
node eng/site/chinese.mjs
node eng/site/check.mjs
node eng/site/search.mjs
