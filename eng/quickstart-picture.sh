#!/usr/bin/env bash
# Runs the quick start at a terminal and draws what it left there: docs/images/quickstart.svg.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
screen="$(mktemp)"
trap 'rm -f "$screen"' EXIT
dotnet build samples/QuickStart -v quiet --nologo
TERM=xterm-256color script -qefc "stty cols 112 rows 60; dotnet run --no-build --project samples/QuickStart" /dev/null > "$screen" || [ $? -eq 3 ]
dotnet run eng/terminal-picture.cs "dotnet run --project samples/QuickStart" < "$screen" > docs/images/quickstart.svg
