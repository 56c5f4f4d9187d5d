#!/usr/bin/env bash
# Takes the screenshots of docs/emulator.md anew. Needs Chromium, at /usr/bin/chromium or where CHROMIUM says.
set -euo pipefail
cd "$(dirname "$0")/.."
SCREENSHOTS="$PWD/docs/images" dotnet test tests/IoTDA.Sdk.Emulator.Browser.Tests --nologo -v quiet --filter FullyQualifiedName~Screenshots
