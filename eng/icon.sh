#!/usr/bin/env bash
# Draws the packages' icon: eng/icon.png from eng/icon.svg. Needs Chromium at /usr/bin/chromium or where CHROMIUM says.
set -euo pipefail
cd "$(dirname "$0")"
"${CHROMIUM:-/usr/bin/chromium}" --headless --no-sandbox --disable-gpu --hide-scrollbars --default-background-color=00000000 --window-size=128,128 \
  --screenshot="$PWD/icon.png" "file://$PWD/icon.svg" 2> /dev/null
